package id.projectwise.logging.protocol;

/**
 * Stack traces of senders that cannot be trusted to have indented the lines of an
 * exception's message.
 */
final class TraceLines {

	private static final String CAUSE = "Caused by: ";

	private TraceLines() {
	}

	/**
	 * Return the text with a tab before each line but the first that has none, unless it
	 * names a cause.
	 */
	static String indent(String text) {
		StringBuilder indented = null;
		int copied = 0;
		for (int end = text.indexOf('\n'); end >= 0 && end + 1 < text.length(); end = text.indexOf('\n', end + 1)) {
			int next = end + 1;
			if (text.charAt(next) != '\t' && !text.startsWith(CAUSE, next)) {
				indented = (indented != null) ? indented : new StringBuilder(text.length() + 64);
				indented.append(text, copied, next).append('\t');
				copied = next;
			}
		}
		return (indented != null) ? indented.append(text, copied, text.length()).toString() : text;
	}

}
