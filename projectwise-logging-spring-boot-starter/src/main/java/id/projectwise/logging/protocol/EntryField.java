package id.projectwise.logging.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The fields of an entry that have a meaning here: ours in the order in which they are
 * sent, then the names that others use for the same.
 */
enum EntryField {

	MESSAGE("message"),

	LEVEL("log.level"),

	LOGGER("log.logger"),

	THREAD_NAME("process.thread.name"),

	THREAD_ID("process.thread.id"),

	LEVEL_NUMBER("log.levelno"),

	STACK_TRACE("error.stack_trace"),

	PATHNAME("log.origin.file.name"),

	LINE("log.origin.file.line"),

	FUNCTION("log.origin.function"),

	LABELS("labels"),

	SERVICE("service.name"),

	INSTANCE("service.node.name"),

	HOST("host.name"),

	PROCESS_ID("process.pid"),

	START("process.start"),

	OTHER_LOG("log"),

	OTHER_MSG("msg"),

	OTHER_SHORT_MESSAGE("short_message"),

	OTHER_LEVEL("level"),

	OTHER_SEVERITY("severity"),

	OTHER_LEVELNAME("levelname"),

	OTHER_LOGGER("logger"),

	OTHER_LOGGER_NAME("logger_name"),

	OTHER_NAME("name"),

	/** What Docker calls a container, with a slash in front. */
	CONTAINER_NAME("container_name"),

	/** What Fluent Bit and Fluentd know of a container of Kubernetes, a map. */
	KUBERNETES("kubernetes"),

	PARTIAL_MESSAGE("partial_message"),

	PARTIAL_ID("partial_id"),

	PARTIAL_ORDINAL("partial_ordinal"),

	PARTIAL_LAST("partial_last");

	/** The names of the message, the best first. */
	static final EntryField[] MESSAGES = { MESSAGE, OTHER_LOG, OTHER_MSG, OTHER_SHORT_MESSAGE };

	/** The names of the level, the best first. */
	static final EntryField[] LEVELS = { LEVEL, OTHER_LEVEL, OTHER_SEVERITY, OTHER_LEVELNAME };

	/** The names of the logger, the best first. */
	static final EntryField[] LOGGERS = { LOGGER, OTHER_LOGGER, OTHER_LOGGER_NAME, OTHER_NAME, CONTAINER_NAME };

	/** What Docker says of a piece of a line. */
	static final EntryField[] PIECE = { PARTIAL_MESSAGE, PARTIAL_ID, PARTIAL_ORDINAL, PARTIAL_LAST };

	/** How many fields tell the origin: they are the last ones of an entry of ours. */
	static final int OF_ORIGIN = 5;

	static final int COUNT = values().length;

	private static final EntryField[] ALL = values();

	private static final EntryField[][] BY_LENGTH = new EntryField[32][];

	static {
		for (int length = 0; length < BY_LENGTH.length; length++) {
			int wanted = length;
			BY_LENGTH[length] = Arrays.stream(ALL)
				.filter((field) -> field.bytes.length == wanted)
				.toArray(EntryField[]::new);
		}
	}

	private final String text;

	private final byte[] bytes;

	private final byte[] key;

	EntryField(String text) {
		this.text = text;
		this.bytes = text.getBytes(StandardCharsets.UTF_8);
		this.key = MessagePackWriter.constant(text);
	}

	/**
	 * Return the name as it is sent, with its length.
	 */
	byte[] key() {
		return this.key;
	}

	/**
	 * Return the name.
	 */
	String text() {
		return this.text;
	}

	/**
	 * Find a field.
	 * @param expected the number of the field to try first
	 */
	static @Nullable EntryField find(byte[] source, int offset, int length, int expected) {
		EntryField likely = ALL[Math.min(expected, COUNT - 1)];
		if (likely.isAt(source, offset, length)) {
			return likely;
		}
		for (EntryField field : BY_LENGTH[Math.min(length, BY_LENGTH.length - 1)]) {
			if (field.isAt(source, offset, length)) {
				return field;
			}
		}
		return null;
	}

	private boolean isAt(byte[] source, int offset, int length) {
		return Arrays.equals(this.bytes, 0, this.bytes.length, source, offset, offset + length);
	}

}
