package id.projectwise.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
			"logback", logback("async"), Output.FILES),

	LB_ASYNC_NODROP("lb-async-nodrop", "the same, queue 8192, discardingThreshold 0; a kill -9 loses the queue",
			"logback", logback("async-nodrop"), Output.FILES),

	L4J_FILE("l4j-file", "Log4j 2 RollingFile, immediateFlush, all loggers in one file", "log4j", log4j("file"),
			Output.FILES),

	L4J_ASYNC("l4j-async", "Log4j 2 all-async, RollingRandomAccessFile, no flush; a kill -9 loses ring and buffer",
			"log4j", log4j("async"), Output.FILES),

	LB_CONSOLE("lb-console", "Logback ConsoleAppender", "logback", logback("console"), Output.PIPE, Output.REDIRECT),

	PROJECTWISE("projectwise", "this starter, a file for each module, or stdout", "logback", Map.of(), Output.FILES,
			Output.ONE_FILE, Output.PIPE, Output.REDIRECT);

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
		return Arrays.asList(LB_FILE, LB_SIFT, LB_CONSOLE).stream().filter((rival) -> rival.writesTo(output)).toList();
	}

	boolean writesTo(Output output) {
		return this.outputs.contains(output);
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
	 * Return the system properties that configure a rival.
	 * @return the properties, empty for what is not a rival
	 */
	Map<String, String> settings() {
		return this.settings;
	}

	@Override
	public String toString() {
		return this.id;
	}

}
