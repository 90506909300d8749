package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MeasurementTests {

	@Test
	void survivesTheWayThroughAFile(@TempDir Path directory) throws IOException {
		Measurement measurement = new Measurement();
		measurement.set(Metric.LINES, 673_123.25);
		measurement.set(Metric.MISSING, -0.5);
		measurement.store(directory.resolve("result"));
		Measurement loaded = Measurement.load(directory.resolve("result"));
		assertThat(loaded.get(Metric.LINES)).isEqualTo(673_123.25);
		assertThat(loaded.get(Metric.MISSING)).isEqualTo(-0.5);
		assertThat(loaded.get(Metric.P50)).isNaN();
	}

}
