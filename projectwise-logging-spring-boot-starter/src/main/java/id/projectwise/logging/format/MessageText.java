package id.projectwise.logging.format;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Messages with their arguments, with the results of SLF4J's {@code MessageFormatter} but
 * without its garbage. Both message and arguments are untrusted text.
 */
public final class MessageText {

	private MessageText() {
	}

	/**
	 * Append a message in which each <code>{}</code> is replaced by its argument. Never
	 * throws because of an argument: one whose {@code toString} fails is shown as
	 * {@link #textOf} does.
	 * @param message the message; {@code null} is shown as {@code null}
	 * @param arguments the arguments, or {@code null} if the message is to be taken as it
	 * is
	 * @param line where to append
	 */
	public static void append(@Nullable String message, @Nullable Object @Nullable [] arguments, LineBuffer line) {
		if (message == null) {
			line.appendAscii("null");
		}
		else if (arguments == null) {
			line.appendMessage(message);
		}
		else {
			MessageTemplate.of(message, line.isRaw()).append(arguments, line);
		}
	}

	static void appendArgument(@Nullable Object argument, LineBuffer line) {
		appendArgument(argument, null, line);
	}

	private static void appendArgument(@Nullable Object argument, @Nullable Enclosing enclosing, LineBuffer line) {
		if (argument instanceof String text) {
			line.appendMessage(text);
		}
		else if (argument instanceof Integer || argument instanceof Long || argument instanceof Short
				|| argument instanceof Byte) {
			line.appendDecimal(((Number) argument).longValue());
		}
		else if (argument instanceof Character character) {
			line.appendMessage(character);
		}
		else if (argument == null || !argument.getClass().isArray()) {
			line.appendMessage(textOf(argument));
		}
		else if (argument instanceof Object[] array) {
			appendArray(array, enclosing, line);
		}
		else {
			line.appendMessage(textOfPrimitives(argument));
		}
	}

	/**
	 * Return the text of a value. Never throws because of it.
	 * @param value the value
	 * @return what its {@code toString} returns; {@code [FAILED toString(): class]} if
	 * that throws
	 */
	public static String textOf(@Nullable Object value) {
		try {
			String text = (value != null) ? value.toString() : null;
			return (text != null) ? text : "null";
		}
		catch (Throwable ex) {
			return (value != null) ? "[FAILED toString(): " + value.getClass().getName() + ']' : "null";
		}
	}

	private static void appendArray(@Nullable Object[] array, @Nullable Enclosing enclosing, LineBuffer line) {
		line.append((byte) '[');
		if (enclosing != null && enclosing.has(array)) {
			line.appendAscii("...");
		}
		else {
			Enclosing inner = new Enclosing(array, enclosing);
			for (int i = 0; i < array.length; i++) {
				line.appendAscii((i > 0) ? ", " : "");
				appendArgument(array[i], inner, line);
			}
		}
		line.append((byte) ']');
	}

	private static String textOfPrimitives(Object array) {
		if (array instanceof byte[] bytes) {
			return Arrays.toString(bytes);
		}
		if (array instanceof int[] ints) {
			return Arrays.toString(ints);
		}
		if (array instanceof long[] longs) {
			return Arrays.toString(longs);
		}
		if (array instanceof double[] doubles) {
			return Arrays.toString(doubles);
		}
		if (array instanceof char[] chars) {
			return Arrays.toString(chars);
		}
		if (array instanceof boolean[] booleans) {
			return Arrays.toString(booleans);
		}
		return (array instanceof short[] shorts) ? Arrays.toString(shorts) : Arrays.toString((float[]) array);
	}

	/**
	 * The arrays around an element, which must not be entered once more.
	 */
	private record Enclosing(@Nullable Object[] array, @Nullable Enclosing next) {

		boolean has(@Nullable Object[] other) {
			return this.array == other || (this.next != null && this.next.has(other));
		}

	}

}
