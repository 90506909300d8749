package id.projectwise.logging.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real Python, asked many questions at once: a question is a line of fields, its
 * answer is one text. Fields and answers travel in hexadecimal UTF-8.
 */
final class PythonProcess {

	private static final String FRAME = """
			import sys
			def answer(*fields):
			%s
			for line in sys.stdin:
			    fields = [bytes.fromhex(field).decode('utf-8') for field in line.rstrip('\\n').split('\\t')]
			    print(answer(*fields).encode('utf-8').hex())
			""";

	private final Path directory;

	private final String body;

	private final List<String> questions = new ArrayList<>();

	/**
	 * Create the process.
	 * @param directory where to keep questions and answers
	 * @param body the body of a function of {@code fields} that returns the answer
	 */
	PythonProcess(Path directory, String body) {
		this.directory = directory;
		this.body = body.indent(4);
	}

	static boolean isThere() {
		try {
			Process process = new ProcessBuilder("python3", "-c", "pass").start();
			return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	void ask(String... fields) {
		List<String> encoded = new ArrayList<>();
		for (String field : fields) {
			encoded.add(HexFormat.of().formatHex(field.getBytes(StandardCharsets.UTF_8)));
		}
		this.questions.add(String.join("\t", encoded));
	}

	List<String> answers() throws Exception {
		Path input = Files.write(this.directory.resolve("questions"), this.questions);
		Path output = this.directory.resolve("answers");
		Path errors = this.directory.resolve("errors");
		Process process = new ProcessBuilder("python3", "-c", FRAME.formatted(this.body)).redirectInput(input.toFile())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile())
			.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("python3 ended").isTrue();
		assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
		return Files.readAllLines(output)
			.stream()
			.map((line) -> new String(HexFormat.of().parseHex(line), StandardCharsets.UTF_8))
			.toList();
	}

}
