package id.projectwise.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the standard library of Python can do.
 */
enum PythonProgram implements ReceiverProgram {

	DIRECT(List.of()),

	QUEUE(List.of("queue"));

	private static final String PYTHON = "python3";

	private static final String SCRIPT = "python_listener.py";

	private final List<String> arguments;

	PythonProgram(List<String> arguments) {
		this.arguments = arguments;
	}

	@Override
	public String skipped() {
		return isInstalled() ? ""
				: "SKIPPED: there is no " + PYTHON + " on the path, on Debian 'apt-get install python3' brings it";
	}

	static boolean isInstalled() {
		return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
			.splitAsStream(System.getenv().getOrDefault("PATH", ""))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, PYTHON)));
	}

	@Override
	public JavaProcess start(List<String> flags, Path directory, int port, Path console) throws IOException {
		Path script = directory.resolve(SCRIPT);
		try (InputStream in = PythonProgram.class.getResourceAsStream("/rivals/" + SCRIPT)) {
			Files.copy(Objects.requireNonNull(in), script);
		}
		Stream<String> command = Stream.of(PYTHON, script.toString(), String.valueOf(port),
				directory.resolve("logs").toString());
		return JavaProcess.of(new ProcessBuilder(Stream.concat(command, this.arguments.stream()).toList()), console);
	}

}
