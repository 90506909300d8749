package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Who receives the records of a fleet, and in which form, by the name it has on the
 * command line and in the tables.
 */
enum Receiver {

	RSYSLOG("rsyslog", RsyslogProgram.OCTET_COUNTED, PlainPayload::syslog, null,
			"rsyslog, imptcp with octet-counted RFC 5424, omfile with a file for each module; no answers"),

	RSYSLOG_JSON("rsyslog-json", RsyslogProgram.JSON, PlainPayload::json, null,
			"rsyslog, JSON lines through mmjsonparse; no answers"),

	PYTHON("python", PythonProgram.DIRECT, PlainPayload::pickle, null,
			"the listener of Python's logging cookbook, repaired, with a file for each module; no answers"),

	PYTHON_QUEUE("python-queue", PythonProgram.QUEUE, PlainPayload::pickle, PYTHON,
			"the same, but one thread writes what the others put into a queue without a bound"),

	PROJECTWISE("projectwise", ListenerProgram.PLAIN, ForwardPayload::ofThirdParty, RSYSLOG,
			"the log listener, Forward entries of a third party, acknowledged after they are in the files"),

	PROJECTWISE_MARKS("projectwise-marks", ListenerProgram.PLAIN, ForwardPayload::ofOurs, RSYSLOG,
			"the log listener, our own entries and chunk ids, so that each chunk moves the mark of its stream"),

	PROJECTWISE_TLS("projectwise-tls", ListenerProgram.TLS, ForwardPayload::ofThirdParty, PROJECTWISE,
			"as projectwise, over TLS"),

	PROJECTWISE_SYSLOG("projectwise-syslog", ListenerProgram.PLAIN, PlainPayload::syslog, RSYSLOG,
			"the log listener, octet-counted RFC 5424; no answers"),

	PROJECTWISE_JSON("projectwise-json", ListenerProgram.PLAIN, PlainPayload::json, RSYSLOG_JSON,
			"the log listener, JSON lines; no answers"),

	PROJECTWISE_PICKLE("projectwise-pickle", ListenerProgram.PLAIN, PlainPayload::pickle, PYTHON,
			"the log listener, pickles of Python's SocketHandler; no answers");

	private final String id;

	private final ReceiverProgram program;

	private final Supplier<Payload> payload;

	private final @Nullable Receiver rival;

	private final String description;

	Receiver(String id, ReceiverProgram program, Supplier<Payload> payload, @Nullable Receiver rival,
			String description) {
		this.id = id;
		this.program = program;
		this.payload = payload;
		this.rival = rival;
		this.description = description;
	}

	String description() {
		return this.description;
	}

	/**
	 * Return whom to compare it with.
	 * @return another receiver, {@code null} for those others are compared with
	 */
	@Nullable Receiver rival() {
		return this.rival;
	}

	/**
	 * Return what keeps it from taking part.
	 * @return the reason and the way out, empty if it can take part
	 */
	String skipped() {
		return this.program.skipped();
	}

	boolean isJava() {
		return this.program.isJava();
	}

	boolean isEncrypted() {
		return this.program == ListenerProgram.TLS;
	}

	/**
	 * Return what is sent to it.
	 * @return the payload, new for each receiver that is started
	 */
	Payload payload() {
		return this.payload.get();
	}

	/**
	 * Start it.
	 * @param flags of the JVM, if it has one
	 * @param directory where it may write; its files go to {@code logs}, what it says to
	 * {@code receiver.txt}
	 * @param port the port to listen on
	 * @return the process, which need not listen yet
	 */
	JavaProcess start(List<String> flags, Path directory, int port) throws IOException {
		return this.program.start(flags, directory, port, directory.resolve("receiver.txt"));
	}

	@Override
	public String toString() {
		return this.id;
	}

}
