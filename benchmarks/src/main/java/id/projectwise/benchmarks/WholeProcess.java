package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures all contenders side by side, a process for each, and prints tables. The
 * contenders take turns, so that whatever slows the machine for a while slows them all.
 */
final class WholeProcess {

	private final Options options;

	private final Results<Scenario, Contender> results = new Results<>();

	private final String machine = Jars.machine();

	private WholeProcess(Options options) {
		this.options = options;
	}

	public static void main(String[] args) throws Exception {
		WholeProcess run = new WholeProcess(CommandLine.parse(() -> Options.parse(args)));
		if (run.options.hasHog()) {
			run.runBesideHog();
		}
		else {
			run.run();
		}
		new PrintStream(System.out, true, StandardCharsets.UTF_8).println(run.report());
	}

	private void runBesideHog() throws IOException, InterruptedException {
		JavaProcess hog = DiskHog.start();
		try {
			run();
			hog.requireAlive();
		}
		finally {
			hog.close();
		}
	}

	private void run() throws IOException, InterruptedException {
		for (int round = 0; round < this.options.rounds(); round++) {
			for (Scenario scenario : Scenario.ALL) {
				for (Contender contender : contenders(scenario, round)) {
					System.err.println("round " + (round + 1) + ", " + scenario + ": " + contender);
					this.results.add(scenario, contender, new Fork(contender, scenario).run(this.options.timing()));
				}
			}
		}
	}

	private List<Contender> contenders(Scenario scenario, int round) {
		List<Contender> contenders = new ArrayList<>(Stream.of(Contender.values())
			.filter((contender) -> this.options.includes(scenario, contender))
			.toList());
		Collections.rotate(contenders, round);
		return contenders;
	}

	private String report() {
		MarkdownTable variants = new MarkdownTable(List.of("variant", "what"));
		Stream.of(Contender.values())
			.forEach((contender) -> variants.row(List.of(contender.toString(), contender.description())));
		return this.machine + "\n" + variants + "\n" + new Report(this.results);
	}

}
