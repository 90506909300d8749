package id.projectwise.listener.codec;

import java.util.LinkedHashMap;
import java.util.Map;

import id.projectwise.logging.protocol.Level;
import id.projectwise.logging.protocol.TraceLines;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A record of a protocol in which any field may be missing. Filled and read again and
 * again by one decoder.
 */
final class DecodedRecord implements LogRecord {

	/** A larger map is not used again: it takes long to clear. */
	private static final int LARGEST_KEPT = 64;

	private Map<String, String> context = new LinkedHashMap<>();

	private long epochMillis;

	private int nano;

	private Level level = Level.INFO;

	private String loggerName = "";

	private String threadName = "";

	private long threadId;

	private String message = "";

	private @Nullable String stackTrace;

	private @Nullable Caller caller;

	private String processName = "";

	private Origin origin = new Origin("", "", "", 0, 0);

	/**
	 * Forget everything.
	 */
	void clear() {
		if (this.context.size() > LARGEST_KEPT) {
			this.context = new LinkedHashMap<>();
		}
		this.context.clear();
		this.level = Level.INFO;
		this.loggerName = "";
		this.threadName = "";
		this.threadId = 0;
		this.message = "";
		this.processName = "";
		this.stackTrace = null;
		this.caller = null;
	}

	void setTime(long newEpochMillis, int newNano) {
		this.epochMillis = newEpochMillis;
		this.nano = newNano;
	}

	void setLevel(Level newLevel) {
		this.level = newLevel;
	}

	void setLoggerName(String newLoggerName) {
		this.loggerName = newLoggerName;
	}

	void setThread(String name, long id) {
		this.threadName = name;
		this.threadId = id;
	}

	void setMessage(String newMessage) {
		this.message = newMessage;
	}

	void setStackTrace(@Nullable String newStackTrace) {
		this.stackTrace = newStackTrace;
	}

	void setCaller(@Nullable Caller newCaller) {
		this.caller = newCaller;
	}

	void setProcessName(String newProcessName) {
		this.processName = newProcessName;
	}

	void setOrigin(Origin newOrigin) {
		this.origin = newOrigin;
	}

	void addLabel(String name, String value) {
		this.context.put(name, value);
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
		return this.level.name();
	}

	@Override
	public int levelNumber() {
		return this.level.number();
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
		return this.message;
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
		return (this.stackTrace != null) ? TraceLines.indent(this.stackTrace) : null;
	}

	@Override
	public @Nullable Caller caller() {
		return this.caller;
	}

	@Override
	public String processName() {
		return this.processName.isEmpty() ? this.origin.service() : this.processName;
	}

	@Override
	public Origin origin() {
		return this.origin;
	}

}
