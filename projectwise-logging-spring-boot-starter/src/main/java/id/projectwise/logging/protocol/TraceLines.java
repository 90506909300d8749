package id.projectwise.logging.protocol;

/**
 * Stack traces of senders that cannot be trusted to have indented the lines of an
 * exception's message.
 */
public final class TraceLines {

	private static final String TRACEBACK = "Traceback (most recent call last):";

	private static final String CAUSE = "Caused by: ";

	private TraceLines() {
	}

	/**
	 * Return the text with a tab before each line that has none, so that it cannot pass
	 * for a line of the log. Lines that name a cause stay, and so does the first line if
	 * it has the name of a class in front.
	 * @param text the stack trace, untrusted
	 * @return the text, the same if nothing is to be done
	 */
	public static String indent(String text) {
		StringBuilder indented = null;
		int copied = 0;
		for (int start = 0; start >= 0 && start < text.length(); start = nextLine(text, start)) {
			if (!isSafe(text, start)) {
				indented = (indented != null) ? indented : new StringBuilder(text.length() + 64);
				indented.append(text, copied, start).append('\t');
				copied = start;
			}
		}
		return (indented != null) ? indented.append(text, copied, text.length()).toString() : text;
	}

	private static int nextLine(String text, int start) {
		int end = text.indexOf('\n', start);
		return (end >= 0) ? end + 1 : -1;
	}

	private static boolean isSafe(String text, int start) {
		if (start == 0 && (startsWithClass(text) || text.startsWith(TRACEBACK))) {
			return true;
		}
		return text.charAt(start) == '\t' || (start > 0 && text.startsWith(CAUSE, start));
	}

	private static boolean startsWithClass(String text) {
		int end = 0;
		int dots = 0;
		while (end < text.length() && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
			dots += (text.charAt(end) == '.') ? 1 : 0;
			end++;
		}
		return dots > 0 && Character.isJavaIdentifierStart(text.charAt(0))
				&& (end == text.length() || text.charAt(end) == ':' || text.charAt(end) == '\n');
	}

}
