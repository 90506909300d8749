package id.projectwise.logging.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Commands that run a main class of the tests in a Java process of its own.
 */
final class Forked {

	private Forked() {
	}

	static List<String> command(Class<?> main, String... arguments) {
		return command(List.of(), main, arguments);
	}

	static List<String> command(List<String> prefix, Class<?> main, String... arguments) {
		List<String> command = new ArrayList<>(prefix);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp",
				System.getProperty("java.class.path"), main.getName()));
		command.addAll(Arrays.asList(arguments));
		return command;
	}

}
