package id.projectwise.listener.codec;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What has a meaning in a record that was sent as JSON, with the names it has: those of
 * the Elastic Common Schema, logstash-logback-encoder, GELF, Logback, Log4j 2, Bunyan,
 * pino, Python's LogRecord, structlog, zap and Docker. If a record has several of them,
 * the first one counts and the others become labels. A point in a name means that the
 * rest may as well be within an object. GELF's underscore in front is not part of them.
 */
enum JsonField {

	MESSAGE("formattedMessage", "message", "short_message", "msg", "log", "event"),

	/** More than the message: GELF has no other place for a stack trace. */
	FULL_MESSAGE("full_message"),

	TIME("@timestamp", "timestamp", "instant.epochSecond", "time", "ts", "timeMillis", "asctime", "created"),

	NANO_OF_SECOND("instant.nanoOfSecond", "nanoseconds"),

	LEVEL_NUMBER("log.levelno", "levelno", "level_value"),

	LEVEL(LEVEL_NUMBER, "log.level", "levelname", "level_name", "level", "severity"),

	LOGGER("log.logger", "logger_name", "loggerName", "log_logger", "logger", "name"),

	THREAD_ID("process.thread.id", "threadId", "thread_id"),

	THREAD(THREAD_ID, "process.thread.name", "thread_name", "threadName", "process_thread_name", "thread"),

	STACK_TRACE("error.stack_trace", "stack_trace", "error_stack_trace", "stackTrace", "stacktrace", "exc_info",
			"exc_text", "err.stack", "error.stack", "exception.stacktrace", "thrown.extendedStackTrace", "stack",
			"exception", "throwable"),

	ERROR_TYPE("error.type", "error_type", "err.type", "exception.exception_class", "thrown.name"),

	ERROR_MESSAGE("error.message", "error_message", "err.message", "exception.exception_message", "thrown.message"),

	CLASS("caller_class_name", "source.class"),

	PATH("pathname", "log.origin.file.name", "caller_file_name", "source.file", "filename"),

	FUNCTION("log.origin.function", "caller_method_name", "source.method", "source.function", "funcName"),

	LINE("log.origin.file.line", "caller_line_number", "source.line", "lineno"),

	SERVICE("service.name", "service_name", "service"),

	INSTANCE("service.node.name", "service_node_name"),

	HOST("host.name", "host.hostname", "hostname", "source_host", "host"),

	PROCESS_ID("process.pid", "process_pid", "process_id", "pid", "process"),

	/** Says something about the format, and nothing about the record. */
	NOTHING("@version", "ecs.version", "endOfBatch", "loggerFqcn", "threadPriority");

	private final @Nullable JsonField ifNumber;

	private final List<String> names;

	JsonField(String... names) {
		this.ifNumber = null;
		this.names = List.of(names);
	}

	JsonField(JsonField ifNumber, String... names) {
		this.ifNumber = ifNumber;
		this.names = List.of(names);
	}

	/**
	 * Return its names, the best first.
	 */
	List<String> names() {
		return this.names;
	}

	/**
	 * Return the field that a number of such a name is, if it is another one.
	 */
	JsonField ifNumber() {
		return (this.ifNumber != null) ? this.ifNumber : this;
	}

	/**
	 * Return whether it must be a number without a sign and a fraction.
	 */
	boolean isNumber() {
		return switch (this) {
			case NANO_OF_SECOND, LEVEL_NUMBER, THREAD_ID, LINE, PROCESS_ID -> true;
			default -> false;
		};
	}

}
