package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SinkTallyTests {

	@Test
	void showsOthersWhatItCounts(@TempDir Path directory) throws IOException {
		SinkTally counting = SinkTally.in(directory);
		SinkTally reading = SinkTally.in(directory);
		counting.setPort(4711);
		counting.add(3, 400);
		counting.addNumber(NumberScanner.LIMIT - 1);
		counting.addNumber(NumberScanner.LIMIT - 1);
		assertThat(reading.port()).isEqualTo(4711);
		assertThat(reading.records()).isEqualTo(3);
		assertThat(reading.bytes()).isEqualTo(400);
		assertThat(reading.times(NumberScanner.LIMIT - 1)).isEqualTo(2);
		assertThat(reading.times(0)).isZero();
	}

	@Test
	void countsArrivalsFromAMarkOn(@TempDir Path directory) throws Exception {
		SinkTally tally = SinkTally.in(directory);
		tally.add(3, 400);
		SinkArrivals arrivals = new SinkArrivals(tally);
		tally.add(2, 200);
		arrivals.await(2);
		assertThat(arrivals.lines()).isEqualTo(2);
		assertThat(arrivals.bytes()).isEqualTo(200);
	}

}
