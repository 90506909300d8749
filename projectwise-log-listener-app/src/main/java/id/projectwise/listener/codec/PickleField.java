package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of Python's {@code logging.LogRecord}, in the order in which it has
 * them; then those that a formatter adds, then extra ones that have a meaning here.
 */
enum PickleField {

	NAME("name"),

	MSG("msg"),

	ARGS("args"),

	LEVELNAME("levelname"),

	LEVELNO("levelno"),

	PATHNAME("pathname"),

	FILENAME("filename"),

	MODULE("module"),

	EXC_INFO("exc_info"),

	EXC_TEXT("exc_text"),

	STACK_INFO("stack_info"),

	LINENO("lineno"),

	FUNC_NAME("funcName"),

	CREATED("created"),

	MSECS("msecs"),

	RELATIVE_CREATED("relativeCreated"),

	THREAD("thread"),

	THREAD_NAME("threadName"),

	PROCESS_NAME("processName"),

	PROCESS("process"),

	TASK_NAME("taskName"),

	MESSAGE("message"),

	ASCTIME("asctime"),

	SERVICE("service"),

	SERVICE_NAME("service.name"),

	HOSTNAME("hostname"),

	HOST("host");

	static final int COUNT = values().length;

	private static final PickleField[] ALL = values();

	private final String text;

	private final byte[] bytes;

	PickleField(String text) {
		this.text = text;
		this.bytes = text.getBytes(StandardCharsets.US_ASCII);
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
	static @Nullable PickleField find(byte[] source, int offset, int length, int expected) {
		PickleField likely = ALL[Math.min(expected, COUNT - 1)];
		if (likely.isAt(source, offset, length)) {
			return likely;
		}
		for (PickleField field : ALL) {
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
