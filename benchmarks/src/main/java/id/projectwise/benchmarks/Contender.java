package id.projectwise.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who takes part, by the name it has on the command line and in the tables.
 */
enum Contender {

	FLOOR("floor", "no logger: one FileChannel.write of a ready line", "logback", Map.of(), Output.FILES,
			Output.ONE_FILE),

	LB_FILE("lb-file", "Logback RollingFileAppender, immediateFlush, all loggers in one file", "logback",
			logback("file"), Output.FILES, Output.ONE_FILE),

	LB_SIFT("lb-sift", "Logback SiftingAppender, the same for each module", "logback", logback("sift"), Output.FILES),

	LB_ASYNC("lb-async", "Logback AsyncAppender with its defaults over lb-file; drops when its queue is 80 % full",
			"logback", logback("async"), Output.FILES, Output.SOCKET),

	LB_ASYNC_NODROP("lb-async-nodrop", "the same, queue 8192, discardingThreshold 0; a kill -9 loses the queue",
			"logback", logback("async-nodrop"), Output.FILES, Output.SOCKET),

	L4J_FILE("l4j-file", "Log4j 2 RollingFile, immediateFlush, all loggers in one file", "log4j", log4j("file"),
			Output.FILES),

	L4J_ASYNC("l4j-async", "Log4j 2 all-async, RollingRandomAccessFile, no flush; a kill -9 loses ring and buffer",
			"log4j", log4j("async"), Output.FILES, Output.SOCKET),

	LB_CONSOLE("lb-console", "Logback ConsoleAppender", "logback", logback("console"), Output.PIPE, Output.REDIRECT),

	LB_TCP("lb-tcp", "logstash-logback-encoder's TCP appender with its defaults; drops when its ring of 8192 is full",
			"logback", logback("tcp"), Output.SOCKET),

	LB_TCP_BLOCK("lb-tcp-block", "the same with appendTimeout -1: the caller waits", "logback", logback("tcp-block"),
			Output.SOCKET),

	FLUENCY("fluency", "Fluency with its defaults; a kill -9 loses its buffer", "logback", logback("fluency"),
			Output.SOCKET),

	FLUENCY_ACK("fluency-ack", "the same with acknowledgements", "logback", logback("fluency-ack"), Output.SOCKET),

	PROJECTWISE("projectwise", "this starter: a file for each module, stdout, or shipped from its journal", "logback",
			Map.of(), Output.values()),

	PROJECTWISE_BLOCK("projectwise-block", "the same with log.socket.overflow=block: a full journal lets callers wait",
			"logback", Map.of("log.socket.overflow", "block", "log.socket.block-timeout", "1m"), Output.SOCKET);

	private final String id;

	private final String description;

	private final String library;

	private final Map<String, String> settings;

	private final Set<Output> outputs;

	Contender(String id, String description, String library, Map<String, String> settings, Output... outputs) {
		this.id = id;
		this.description = description;
		this.library = library;
		this.settings = settings;
		this.outputs = EnumSet.copyOf(List.of(outputs));
	}

	private static Map<String, String> logback(String name) {
		return Map.of("logback.configurationFile", "rivals/logback-" + name + ".xml");
	}

	private static Map<String, String> log4j(String name) {
		return name.equals("async")
				? Map.of("log4j2.configurationFile", "rivals/log4j2-async.xml", "log4j2.contextSelector",
						"org.apache.logging.log4j.core.async.AsyncLoggerContextSelector")
				: Map.of("log4j2.configurationFile", "rivals/log4j2-" + name + ".xml");
	}

	/**
	 * Return whom the others are compared with in the tables of an output.
	 * @param output where the lines go
	 * @return the rivals the goals name
	 */
	static List<Contender> references(Output output) {
		return Stream.of(LB_FILE, LB_SIFT, LB_CONSOLE, LB_TCP_BLOCK, FLUENCY_ACK)
			.filter((rival) -> rival.writesTo(output))
			.toList();
	}

	boolean writesTo(Output output) {
		return this.outputs.contains(output);
	}

	/**
	 * Return whether it ships to a sink. Those who write files take part for orientation
	 * where the others ship.
	 * @param output where the lines of the others go
	 * @return whether it needs a sink
	 */
	boolean shipsTo(Output output) {
		return output == Output.SOCKET && (this == PROJECTWISE || !this.outputs.contains(Output.FILES));
	}

	boolean isStarter() {
		return this == PROJECTWISE || this == PROJECTWISE_BLOCK;
	}

	String description() {
		return this.description;
	}

	/**
	 * Return the directory in {@code target/lib} that holds the jars.
	 * @return the directory's name
	 */
	String library() {
		return this.library;
	}

	/**
	 * Return the system properties that configure it.
	 * @return the properties, empty where there is nothing to say
	 */
	Map<String, String> settings() {
		return this.settings;
	}

	@Override
	public String toString() {
		return this.id;
	}

}
