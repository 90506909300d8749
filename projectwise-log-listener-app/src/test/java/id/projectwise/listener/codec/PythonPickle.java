package id.projectwise.listener.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pickled log record that a real Python wrote, and what it says is in there: see
 * {@code pickle/records.py}.
 */
record PythonPickle(String title, byte[] bytes, Map<String, String> expected) {

	private static final String SCRIPT = "/pickle/records.py";

	/**
	 * Ask the Python that is installed.
	 */
	static List<PythonPickle> written(Path directory) throws Exception {
		Path script = directory.resolve("records.py");
		try (InputStream source = open(SCRIPT)) {
			Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
		}
		Path output = directory.resolve("output");
		Path errors = directory.resolve("errors");
		Process process = new ProcessBuilder("python3", script.toString()).redirectOutput(output.toFile())
			.redirectError(errors.toFile())
			.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("python3 ended").isTrue();
		assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
		return Files.readAllLines(output).stream().map(PythonPickle::parse).toList();
	}

	/**
	 * Return what another Python wrote before.
	 * @param version such as 2.7
	 */
	static List<PythonPickle> recorded(String version) throws IOException {
		try (InputStream source = open("/pickle/python-" + version + ".txt")) {
			return new String(source.readAllBytes(), StandardCharsets.US_ASCII).lines()
				.map(PythonPickle::parse)
				.toList();
		}
	}

	static boolean isPythonThere() throws InterruptedException {
		try {
			return new ProcessBuilder("python3", "-c", "pass").start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static PythonPickle parse(String line) {
		List<byte[]> columns = new ArrayList<>();
		for (String column : line.split("\t")) {
			columns.add(HexFormat.of().parseHex(column));
		}
		Map<String, String> expected = new LinkedHashMap<>();
		for (byte[] column : columns.subList(2, columns.size())) {
			String[] pair = text(column).split("=", 2);
			expected.put(pair[0], pair[1]);
		}
		return new PythonPickle(text(columns.get(0)), columns.get(1), expected);
	}

	private static String text(byte[] utf8) {
		return new String(utf8, StandardCharsets.UTF_8);
	}

	private static InputStream open(String resource) {
		return Objects.requireNonNull(PythonPickle.class.getResourceAsStream(resource), resource);
	}

	@Override
	public String toString() {
		return this.title;
	}

}
