package id.projectwise.benchmarks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTests {

	private static final Scenario FILES = new Scenario(Output.FILES, 4);

	@Test
	void runsEverybodyWhoWritesToTheOutputThreeTimes() {
		Options options = Options.parse();
		assertThat(options.rounds()).isEqualTo(3);
		assertThat(options.timing()).isEqualTo(Timing.DEFAULT);
		assertThat(options.includes(FILES, Contender.L4J_ASYNC)).isTrue();
		assertThat(options.includes(FILES, Contender.LB_CONSOLE)).isFalse();
	}

	@Test
	void takesTheLastWordOnRounds() {
		Options options = Options.parse("--quick", "--rounds", "5");
		assertThat(options.rounds()).isEqualTo(5);
		assertThat(options.timing()).isEqualTo(Timing.QUICK);
	}

	@Test
	void leavesOutWhatWasNotAskedFor() {
		Options options = Options.parse("--only", "floor,projectwise", "--outputs", "files,one-file", "--threads", "4");
		assertThat(options.includes(FILES, Contender.FLOOR)).isTrue();
		assertThat(options.includes(FILES, Contender.LB_FILE)).isFalse();
		assertThat(options.includes(new Scenario(Output.FILES, 16), Contender.FLOOR)).isFalse();
		assertThat(options.includes(new Scenario(Output.PIPE, 4), Contender.PROJECTWISE)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--slow               | Unknown option '--slow'
			--rounds 0           | --rounds '0': a number from 1 to 999
			--rounds             | --rounds '': a number from 1 to 999
			--only floor,lb      | --only 'lb' is unknown; one or more of floor, lb-file
			--outputs tape       | --outputs 'tape' is unknown; one or more of files, one-file, pipe, redirect, socket
			--threads 2          | --threads '2' is unknown; one or more of 1, 4, 16
			""")
	void saysWhatIsAllowed(String line, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(line.split(" ")))
			.withMessageContaining(message);
	}

}
