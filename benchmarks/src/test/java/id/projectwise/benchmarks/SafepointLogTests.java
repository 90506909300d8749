package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SafepointLogTests {

	@Test
	void findsTheLongestStopFromATimeOn(@TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("safepoints.txt"),
				"""
						[90ms] Safepoint "Cleanup", Time since last: 1 ns, Reaching safepoint: 1 ns, At safepoint: 1 ns, Total: 9000000 ns
						[100ms] Safepoint "G1CollectFull", Time since last: 1 ns, Reaching safepoint: 1 ns, At safepoint: 1 ns, Total: 2500000 ns
						[110ms] Something else
						[120ms] Safepoint "Cleanup", Time since last: 1 ns, Reaching safepoint: 1 ns, At safepoint: 1 ns, Total: 500 ns
						""");
		SafepointLog log = new SafepointLog(directory);
		assertThat(log.longest(100)).isEqualTo(2.5);
		assertThat(log.longest(121)).isZero();
	}

}
