package id.projectwise.logging.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * Stack traces as text, the way {@link Throwable#printStackTrace()} shows them. Lines of
 * an exception's message after its first are indented, so that a message cannot pass for
 * a frame's neighbour or for a line of the log.
 */
final class StackTraces {

	private static final String INDENT = "\t";

	private StackTraces() {
	}

	static String render(IThrowableProxy throwable) {
		StringBuilder text = new StringBuilder(2048);
		append(text, "", "", throwable);
		text.setLength(text.length() - 1);
		return text.toString();
	}

	private static void append(StringBuilder text, String indent, String caption, IThrowableProxy throwable) {
		appendHeader(text, indent, caption, throwable);
		StackTraceElementProxy[] frames = throwable.getStackTraceElementProxyArray();
		int common = throwable.getCommonFrames();
		for (int i = 0; i < frames.length - common; i++) {
			text.append(indent).append(INDENT).append(frames[i].getSTEAsString()).append('\n');
		}
		if (common > 0) {
			text.append(indent).append(INDENT).append("... ").append(common).append(" more\n");
		}
		IThrowableProxy[] suppressed = throwable.getSuppressed();
		if (suppressed != null) {
			for (IThrowableProxy one : suppressed) {
				append(text, indent + INDENT, "Suppressed: ", one);
			}
		}
		IThrowableProxy cause = throwable.getCause();
		if (cause != null) {
			append(text, indent, "Caused by: ", cause);
		}
	}

	private static void appendHeader(StringBuilder text, String indent, String caption, IThrowableProxy throwable) {
		text.append(indent).append(caption);
		if (throwable.isCyclic()) {
			text.append("[CIRCULAR REFERENCE: ");
		}
		appendIndented(text, indent + INDENT, describe(throwable));
		text.append(throwable.isCyclic() ? "]\n" : "\n");
	}

	/**
	 * What {@link Throwable#toString()} says, the name of the class always in front: an
	 * exception that describes itself by its message alone could pass for a line of the
	 * log.
	 */
	private static String describe(IThrowableProxy throwable) {
		String own = overridingText(throwable);
		if (own != null) {
			return own;
		}
		String message = throwable.getMessage();
		return (message != null) ? throwable.getClassName() + ": " + message : throwable.getClassName();
	}

	static @Nullable String overridingText(IThrowableProxy throwable) {
		String own = throwable.getOverridingMessage();
		boolean named = own == null || own.startsWith(throwable.getClassName());
		return named ? own : throwable.getClassName() + ": " + own;
	}

	private static void appendIndented(StringBuilder text, String indent, String message) {
		int start = 0;
		for (int end = message.indexOf('\n'); end >= 0; end = message.indexOf('\n', start)) {
			boolean carriageReturn = end > start && message.charAt(end - 1) == '\r';
			text.append(message, start, carriageReturn ? end - 1 : end).append('\n').append(indent);
			start = end + 1;
		}
		text.append(message, start, message.length());
	}

}
