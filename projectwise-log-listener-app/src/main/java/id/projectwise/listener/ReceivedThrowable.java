package id.projectwise.listener;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import id.projectwise.logging.format.LineBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The text of a stack trace seen as a throwable of Logback's. Only its first line is
 * understood; each of the others, those of causes too, is shown as a frame.
 */
final class ReceivedThrowable implements IThrowableProxy {

	private static final Pattern HEADER = Pattern.compile("([\\w.$]+)(?:: (.*))?");

	private final String header;

	private final List<String> frames;

	/**
	 * Create a throwable.
	 * @param trace the text, untrusted
	 */
	ReceivedThrowable(String trace) {
		List<String> lines = trace.lines().map(ReceivedThrowable::safe).toList();
		this.header = lines.isEmpty() ? "" : lines.get(0);
		this.frames = lines.isEmpty() ? lines : lines.subList(1, lines.size());
	}

	private static String safe(String text) {
		LineBuffer line = new LineBuffer();
		line.appendField(text.strip());
		return line.text(0);
	}

	@Override
	public @Nullable String getMessage() {
		Matcher matcher = HEADER.matcher(this.header);
		return matcher.matches() ? matcher.group(2) : null;
	}

	@Override
	public String getOverridingMessage() {
		return this.header;
	}

	@Override
	public String getClassName() {
		Matcher matcher = HEADER.matcher(this.header);
		return matcher.matches() ? matcher.group(1) : this.header;
	}

	@Override
	public StackTraceElementProxy[] getStackTraceElementProxyArray() {
		return this.frames.stream().map(Line::new).toArray(StackTraceElementProxy[]::new);
	}

	@Override
	public int getCommonFrames() {
		return 0;
	}

	@Override
	public @Nullable IThrowableProxy getCause() {
		return null;
	}

	@Override
	public IThrowableProxy[] getSuppressed() {
		return new IThrowableProxy[0];
	}

	@Override
	public boolean isCyclic() {
		return false;
	}

	private static final class Line extends StackTraceElementProxy {

		private static final StackTraceElement UNKNOWN = new StackTraceElement("", "", null, -1);

		private final String text;

		Line(String text) {
			super(UNKNOWN);
			this.text = text;
		}

		@Override
		public String getSTEAsString() {
			return this.text;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Line line && this.text.equals(line.text);
		}

		@Override
		public int hashCode() {
			return this.text.hashCode();
		}

	}

}
