package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who receives the records of a fleet and writes a file for each module, by the name it
 * has on the command line and in the tables.
 */
enum Receiver {

	RSYSLOG("rsyslog", "rsyslog, imptcp with octet-counted RFC 5424, omfile with a file for each module; no answers"),

	PROJECTWISE("projectwise",
			"the log listener, Forward entries of a third party, acknowledged after they are in the files"),

	PROJECTWISE_MARKS("projectwise-marks",
			"the log listener, our own entries and chunk ids, so that each chunk moves the mark of its stream");

	private static final String RSYSLOGD = "/usr/sbin/rsyslogd";

	private static final Path JAR = JavaProcess.TARGET
		.resolve("../../projectwise-log-listener-app/target/projectwise-log-listener-app.jar")
		.normalize();

	private final String id;

	private final String description;

	Receiver(String id, String description) {
		this.id = id;
		this.description = description;
	}

	String description() {
		return this.description;
	}

	/**
	 * Return what keeps it from taking part.
	 * @return the reason and the way out, empty if it can take part
	 */
	String skipped() {
		return (this == RSYSLOG && !Files.isExecutable(Path.of(RSYSLOGD)))
				? "SKIPPED: there is no " + RSYSLOGD + ", on Debian 'apt-get install rsyslog' brings it" : "";
	}

	boolean isJava() {
		return this != RSYSLOG;
	}

	/**
	 * Return what is sent to it.
	 * @return the payload, new for each receiver that is started
	 */
	Payload payload() {
		return switch (this) {
			case RSYSLOG -> new SyslogPayload();
			case PROJECTWISE -> ForwardPayload.ofThirdParty();
			case PROJECTWISE_MARKS -> ForwardPayload.ofOurs();
		};
	}

	/**
	 * Start it.
	 * @param flags of the JVM, if it has one
	 * @param directory where it may write; its files go to {@code logs}
	 * @param port the port to listen on
	 * @return the process, which need not listen yet
	 */
	JavaProcess start(List<String> flags, Path directory, int port) throws IOException {
		Path console = directory.resolve("receiver.txt");
		return (this == RSYSLOG) ? startRsyslog(directory, port, console)
				: startListener(flags, directory, port, console);
	}

	static JavaProcess startListener(List<String> flags, Path directory, int port, Path console) throws IOException {
		List<String> command = new ArrayList<>(flags);
		command.addAll(List.of("-jar", JAR.toString(), "--server.port=0", "--log.socket.port=" + port,
				"--log.root-dir=" + directory, "--log.console=false"));
		return JavaProcess.start(command, console);
	}

	private static JavaProcess startRsyslog(Path directory, int port, Path console) throws IOException {
		Path configuration = directory.resolve("rsyslog.conf");
		Files.createDirectories(directory.resolve("logs"));
		Files.writeString(configuration,
				"""
						global(workDirectory="%1$s")
						module(load="imptcp" threads="2")
						template(name="file" type="string" string="%1$s/logs/%%app-name%%.log")
						template(name="line" type="string"
							string="%%timestamp:::date-rfc3339%% %%syslogseverity-text%% [%%procid%%] %%app-name%% - %%msg%%\\n")
						ruleset(name="modules") {
							action(type="omfile" dynaFile="file" template="line" dynaFileCacheSize="100")
						}
						input(type="imptcp" address="127.0.0.1" port="%2$d" socketBacklog="8192" ruleset="modules")
						"""
					.formatted(directory, port));
		return JavaProcess.of(new ProcessBuilder(RSYSLOGD, "-n", "-f", configuration.toString(), "-i",
				directory.resolve("rsyslog.pid").toString()), console);
	}

	@Override
	public String toString() {
		return this.id;
	}

}
