package id.projectwise.benchmarks;

import java.util.List;

/**
 * What all contenders of one table have in common.
 *
 * @param output where the lines go
 * @param threads how many threads call
 */
record Scenario(Output output, int threads) {

	static final List<Scenario> ALL = List.of(new Scenario(Output.FILES, 1), new Scenario(Output.FILES, 4),
			new Scenario(Output.FILES, 16), new Scenario(Output.ONE_FILE, 16), new Scenario(Output.PIPE, 1),
			new Scenario(Output.PIPE, 4), new Scenario(Output.REDIRECT, 1), new Scenario(Output.REDIRECT, 4),
			new Scenario(Output.SOCKET, 1), new Scenario(Output.SOCKET, 4), new Scenario(Output.SOCKET, 16));

	@Override
	public String toString() {
		return this.output.title() + ", " + this.threads + ((this.threads == 1) ? " thread" : " threads");
	}

}
