package id.projectwise.listener.server;

import java.util.LinkedHashMap;
import java.util.Map;

import id.projectwise.logging.protocol.LinePiece;
import id.projectwise.logging.protocol.ReceivedRecord;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A line in the making: all that its first piece says, with the messages of those that
 * followed. Keeps nothing of what was received.
 */
final class JoinedLine implements LogRecord {

	/** What a line takes besides its text, about. */
	private static final int OVERHEAD = 1024;

	private final long since = System.nanoTime();

	private final long epochMillis;

	private final int nano;

	private final String levelName;

	private final int levelNumber;

	private final String loggerName;

	private final String threadName;

	private final long threadId;

	private final StringBuilder message;

	private final Map<String, String> context;

	private final @Nullable String stackTrace;

	private final @Nullable Caller caller;

	private final Origin origin;

	private long ordinal;

	private long bytes;

	JoinedLine(ReceivedRecord first, LinePiece piece) {
		this.epochMillis = first.epochMillis();
		this.nano = first.nanoOfSecond();
		this.levelName = first.levelName();
		this.levelNumber = first.levelNumber();
		this.loggerName = first.loggerName();
		this.threadName = first.threadName();
		this.threadId = first.threadId();
		this.message = new StringBuilder(first.message());
		this.context = new LinkedHashMap<>(first.context());
		this.stackTrace = first.stackTrace();
		this.caller = first.caller();
		this.origin = first.origin();
		this.ordinal = piece.ordinal();
		this.bytes = OVERHEAD + bytes(this.message);
		this.bytes += (this.stackTrace != null) ? bytes(this.stackTrace) : 0;
		this.context.forEach((name, value) -> this.bytes += bytes(name) + bytes(value));
	}

	/**
	 * Return how much memory a text takes at most.
	 */
	static long bytes(CharSequence text) {
		return 2L * text.length();
	}

	/**
	 * Return how much memory this takes, about.
	 */
	long bytes() {
		return this.bytes;
	}

	/**
	 * Return when the first piece came, as {@link System#nanoTime()} has it.
	 */
	long since() {
		return this.since;
	}

	int length() {
		return this.message.length();
	}

	boolean isFollowedBy(LinePiece piece) {
		return piece.ordinal() == this.ordinal + 1;
	}

	void append(LinePiece piece, String text) {
		this.message.append(text);
		this.ordinal = piece.ordinal();
		this.bytes += bytes(text);
		if (piece.isLast()) {
			this.context.keySet().removeAll(LinePiece.LABELS);
		}
	}

	@Override
	public long epochMillis() {
		return this.epochMillis;
	}

	@Override
	public int nanoOfSecond() {
		return this.nano;
	}

	@Override
	public String levelName() {
		return this.levelName;
	}

	@Override
	public int levelNumber() {
		return this.levelNumber;
	}

	@Override
	public String loggerName() {
		return this.loggerName;
	}

	@Override
	public String threadName() {
		return this.threadName;
	}

	@Override
	public long threadId() {
		return this.threadId;
	}

	@Override
	public String message() {
		return this.message.toString();
	}

	@Override
	public @Nullable Object @Nullable [] arguments() {
		return null;
	}

	@Override
	public Map<String, String> context() {
		return this.context;
	}

	@Override
	public @Nullable String stackTrace() {
		return this.stackTrace;
	}

	@Override
	public @Nullable Caller caller() {
		return this.caller;
	}

	@Override
	public Origin origin() {
		return this.origin;
	}

}
