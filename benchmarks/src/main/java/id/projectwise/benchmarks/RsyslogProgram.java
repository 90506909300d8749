package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * rsyslog: imptcp, and omfile with a file for each module.
 */
enum RsyslogProgram implements ReceiverProgram {

	OCTET_COUNTED("", """
			template(name="file" type="string" string="%1$s/logs/%%app-name%%.log")
			template(name="line" type="string"
				string="%%timestamp:::date-rfc3339%% %%syslogseverity-text%% [%%procid%%] %%app-name%% - %%msg%%\\n")
			ruleset(name="modules") {
				action(type="omfile" dynaFile="file" template="line" dynaFileCacheSize="100")
			}
			"""),

	JSON("mmjsonparse.so", """
			module(load="mmjsonparse")
			template(name="file" type="string" string="%1$s/logs/%%$!logger_name%%.log")
			template(name="line" type="string"
				string="%%$!@timestamp%% %%$!level%% [%%$!thread_name%%] %%$!logger_name%% - %%$!message%%\\n")
			ruleset(name="modules") {
				action(type="mmjsonparse" cookie="" useRawMsg="on")
				action(type="omfile" dynaFile="file" template="line" dynaFileCacheSize="100")
			}
			""");

	private static final Path EXECUTABLE = Path.of("/usr/sbin/rsyslogd");

	private static final Path LIBRARIES = Path.of("/usr/lib");

	private static final String FRAME = """
			global(workDirectory="%1$s")
			module(load="imptcp" threads="2")
			%%s
			input(type="imptcp" address="127.0.0.1" port="%2$d" socketBacklog="8192" ruleset="modules")
			""";

	private final String library;

	private final String ruleset;

	RsyslogProgram(String library, String ruleset) {
		this.library = library;
		this.ruleset = ruleset;
	}

	@Override
	public String skipped() {
		if (!Files.isExecutable(EXECUTABLE)) {
			return "SKIPPED: there is no " + EXECUTABLE + ", on Debian 'apt-get install rsyslog' brings it";
		}
		return (this.library.isEmpty() || hasLibrary()) ? ""
				: "SKIPPED: there is no " + this.library + " of rsyslog below " + LIBRARIES;
	}

	private boolean hasLibrary() {
		try (Stream<Path> files = Files.find(LIBRARIES, 3, (path, attributes) -> path.endsWith(this.library))) {
			return files.findAny().isPresent();
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public JavaProcess start(List<String> flags, Path directory, int port, Path console) throws IOException {
		Path configuration = directory.resolve("rsyslog.conf");
		Files.createDirectories(directory.resolve("logs"));
		Files.writeString(configuration, FRAME.formatted(directory, port).formatted(this.ruleset.formatted(directory)));
		return JavaProcess.of(new ProcessBuilder(EXECUTABLE.toString(), "-n", "-f", configuration.toString(), "-i",
				directory.resolve("rsyslog.pid").toString()), console);
	}

}
