package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * The figures of one run, handed from the measured process to the driver in a file.
 */
final class Measurement {

	private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

	static Measurement load(Path file) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		}
		Measurement measurement = new Measurement();
		properties.forEach(
				(name, value) -> measurement.set(Metric.valueOf((String) name), Double.parseDouble((String) value)));
		return measurement;
	}

	void store(Path file) throws IOException {
		Properties properties = new Properties();
		this.values.forEach((metric, value) -> properties.setProperty(metric.name(), value.toString()));
		try (Writer writer = Files.newBufferedWriter(file)) {
			properties.store(writer, null);
		}
	}

	void set(Metric metric, double value) {
		this.values.put(metric, value);
	}

	double get(Metric metric) {
		return this.values.getOrDefault(metric, Double.NaN);
	}

}
