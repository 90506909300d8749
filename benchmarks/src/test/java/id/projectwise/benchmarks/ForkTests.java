package id.projectwise.benchmarks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForkTests {

	@ParameterizedTest
	@EnumSource(value = Output.class, names = "SOCKET", mode = EnumSource.Mode.EXCLUDE)
	void tellsNoPortToThoseThatDoNotShip(Output output) throws Exception {
		Fork fork = new Fork(Contender.PROJECTWISE, new Scenario(output, 4));
		assertThat(fork.command(Timing.QUICK, 0)).noneMatch((option) -> option.startsWith("-D" + Variant.PORT))
			.containsSubsequence("PROJECTWISE", output.name(), "4");
		fork.deleteDirectory();
	}

	@Test
	void tellsThePortToThoseThatShip() throws Exception {
		Fork fork = new Fork(Contender.FLUENCY, new Scenario(Output.SOCKET, 1));
		assertThat(fork.command(Timing.QUICK, 24224)).contains("-Dbenchmark.port=24224");
		fork.deleteDirectory();
	}

}
