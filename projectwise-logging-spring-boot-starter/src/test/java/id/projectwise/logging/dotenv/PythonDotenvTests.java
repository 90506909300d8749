package id.projectwise.logging.dotenv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Compares {@link Dotenv} with the python-dotenv of this machine, if there is one.
 */
class PythonDotenvTests {

	private static final String SCRIPT = """
			import logging, sys
			try:
			    from dotenv import dotenv_values
			except ImportError:
			    sys.exit(3)
			logging.disable(logging.CRITICAL)
			for path in sys.argv[1:]:
			    values = dotenv_values(path, encoding='utf-8')
			    print(' '.join(k.encode().hex() + '=' + ('-' if v is None else v.encode().hex()) for k, v in values.items()))
			""";

	@TempDir
	Path directory;

	@Test
	void agreesWithInstalledPythonDotenv() throws Exception {
		List<String> texts = List.copyOf(DotenvSamples.ALL.keySet());
		List<String> lines = askPython(writeFiles(texts));
		assertThat(lines).hasSameSizeAs(texts);
		for (int i = 0; i < texts.size(); i++) {
			Map<String, String> ours = DotenvTests.values(Dotenv.parse(texts.get(i), DotenvSamples.ENVIRONMENT));
			assertThat(ours).as(texts.get(i)).isEqualTo(decode(lines.get(i)));
		}
	}

	private List<String> writeFiles(List<String> texts) throws IOException {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			Path file = this.directory.resolve(i + ".env");
			Files.writeString(file, texts.get(i));
			names.add(file.getFileName().toString());
		}
		return names;
	}

	private List<String> askPython(List<String> names) throws Exception {
		List<String> command = new ArrayList<>(List.of("python3", "-c", SCRIPT));
		command.addAll(names);
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile());
		builder.environment().putAll(DotenvSamples.ENVIRONMENT);
		builder.environment().keySet().removeAll(List.of("NONE", "LATER", "A", "K"));
		Process process = start(builder);
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assumeTrue(process.exitValue() != 3, "python-dotenv is not installed");
		assertThat(process.exitValue()).isZero();
		return List.of(output.split("\n", -1)).subList(0, names.size());
	}

	private static Process start(ProcessBuilder builder) {
		try {
			return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		}
		catch (IOException ex) {
			return abort("python3 is not installed (" + ex + ")");
		}
	}

	private static Map<String, String> decode(String line) {
		Map<String, String> values = new HashMap<>();
		for (String pair : line.isEmpty() ? new String[0] : line.split(" ")) {
			String[] parts = pair.split("=", -1);
			values.put(text(parts[0]), parts[1].equals("-") ? null : text(parts[1]));
		}
		return values;
	}

	private static String text(String hex) {
		return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
	}

}
