package id.projectwise.benchmarks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListenerOptionsTests {

	@Test
	void measuresEverybodyColdThreeTimes() {
		ListenerOptions options = ListenerOptions.parse();
		assertThat(options.rounds()).isEqualTo(3);
		assertThat(options.warmUps()).isZero();
		assertThat(options.records()).isEqualTo(1_000_000);
		assertThat(options.connections()).containsExactly(1, 100, 1000, 10_000);
		assertThat(options.receivers()).containsExactly(Receiver.values());
	}

	@Test
	void takesWhatIsAskedFor() {
		ListenerOptions options = ListenerOptions.parse("--quick", "--warm", "2", "--connections", "10000,1", "--only",
				"projectwise", "--flags", "-Xmx1g -XX:+UseParallelGC");
		assertThat(options.rounds()).isEqualTo(1);
		assertThat(options.warmUps()).isEqualTo(2);
		assertThat(options.connections()).containsExactly(1, 10_000);
		assertThat(options.receivers()).containsExactly(Receiver.PROJECTWISE);
		assertThat(options.flags()).containsExactly("-Xmx1g", "-XX:+UseParallelGC");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					--slow          | Unknown option '--slow'
					--rounds 0      | --rounds '0': a number from 1 to 999
					--connections 2 | --connections '2' is unknown; one or more of 1, 100, 1000, 10000
					--only nginx    | --only 'nginx' is unknown; one or more of rsyslog, rsyslog-json, python, python-queue, projectwise
					""")
	void saysWhatIsAllowed(String line, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> ListenerOptions.parse(line.split(" ")))
			.withMessageContaining(message);
	}

}
