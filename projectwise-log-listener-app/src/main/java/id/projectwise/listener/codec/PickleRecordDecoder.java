package id.projectwise.listener.codec;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

import id.projectwise.logging.protocol.ByteCache;
import id.projectwise.logging.protocol.Level;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Python's {@code logging.handlers.SocketHandler} sends, without its length:
 * the attributes of a {@code logging.LogRecord} as a dictionary, pickled. What is
 * {@code extra} becomes labels. Objects are not built, but shown by the name of their
 * class.
 *
 * @see <a href=
 * "https://docs.python.org/3/library/logging.handlers.html#sockethandler">SocketHandler</a>
 */
public final class PickleRecordDecoder implements RecordDecoder {

	private static final String MAIN_PROCESS = "MainProcess";

	/** The end of the year 9999, in seconds. */
	private static final double LAST_SECOND = 253_402_300_799.0;

	/** A datetime is an object that has a callable of two names, and two arguments. */
	private static final int VALUES_PER_FIELD = 4;

	private static final int LONGEST_NAME = 256;

	/** Bytes shown as Python does are four times as long. */
	private static final long TEXT_PER_BYTE = 4;

	private static final int LEAST_TEXT = 1024;

	private static final int NANOS_PER_MILLI = 1_000_000;

	private final DecoderSettings settings;

	private final PickleValues values;

	private final PickleReader reader;

	private final PickleText text;

	private final PickleMessage message;

	private final ByteCache<String> names = new ByteCache<>(4096, LONGEST_NAME);

	private final DecodedRecord record = new DecodedRecord();

	private final int[] fields = new int[PickleField.COUNT];

	/** The pairs that are no field. */
	private final int[] others;

	private int otherCount;

	/**
	 * Create a decoder.
	 * @param settings its bounds. What has more values, or is nested deeper, is cut where
	 * it is shown; the attributes of Python's own come first
	 */
	public PickleRecordDecoder(DecoderSettings settings) {
		this.settings = settings;
		this.values = new PickleValues(settings.fields(), VALUES_PER_FIELD * settings.fields());
		this.reader = new PickleReader(this.values, settings);
		this.text = new PickleText(this.values, settings.nesting(), settings.fields());
		this.message = new PickleMessage(this.values, this.text);
		this.others = new int[2 * settings.fields()];
	}

	@Override
	public LogRecord decode(byte[] bytes, int offset, int length, String peer) throws ProtocolException {
		if (length > this.settings.recordBytes()) {
			throw new ProtocolException("record", length + " bytes", "at most " + this.settings.recordBytes());
		}
		int root = this.reader.read(bytes, offset, length);
		if (this.values.type(root) != PickleType.DICTIONARY) {
			throw new ProtocolException("pickle", this.values.type(root), PickleType.DICTIONARY);
		}
		this.text.open((int) Math.min(LEAST_TEXT + TEXT_PER_BYTE * length, Integer.MAX_VALUE));
		this.record.clear();
		sort(root);
		setMessage(root);
		setTime();
		this.record.setLevel(level());
		this.record.setLoggerName(name(PickleField.NAME));
		this.record.setThread(name(PickleField.THREAD_NAME), whole(PickleField.THREAD));
		this.record.setStackTrace(stackTrace());
		this.record.setCaller(caller());
		addLabels(root);
		setOrigin(peer);
		return this.record;
	}

	private void sort(int root) {
		Arrays.fill(this.fields, PickleValues.OMITTED);
		this.otherCount = 0;
		int expected = 0;
		for (int member = this.values.firstMember(root); member != 0; member = this.values.nextMember(member)) {
			int key = this.values.key(member);
			PickleField field = this.values.type(key).isText()
					? PickleField.find(this.values.bytes(), this.values.offset(key), this.values.length(key), expected)
					: null;
			if (field == null) {
				this.others[this.otherCount++] = member;
			}
			else {
				this.fields[field.ordinal()] = this.values.value(member);
				expected = field.ordinal() + 1;
			}
		}
	}

	private void setMessage(int root) {
		int value = value(PickleField.MSG);
		value = (value != PickleValues.OMITTED) ? value : value(PickleField.MESSAGE);
		if (value == PickleValues.OMITTED) {
			this.record.setMessage(this.text.label(root));
			return;
		}
		this.record.setMessage(this.text.str(value));
		int arguments = value(PickleField.ARGS);
		PickleType type = this.values.type(arguments);
		if (type == PickleType.TUPLE || type == PickleType.DICTIONARY) {
			this.record.setMessage(this.message.merge(this.record, arguments));
		}
	}

	// The milliseconds are right where the seconds, a float, are not quite.
	private void setTime() {
		double created = number(PickleField.CREATED);
		if (!(Math.abs(created) <= LAST_SECOND)) {
			Instant now = this.settings.clock().instant();
			this.record.setTime(now.toEpochMilli(), now.getNano());
			return;
		}
		long second = (long) Math.floor(created);
		long nano = Math.min((long) ((created - second) * 1e9), 999_999_999);
		long millis = (long) number(PickleField.MSECS);
		boolean isNear = millis >= 0 && millis < 1000 && Math.abs(nano - millis * NANOS_PER_MILLI) < NANOS_PER_MILLI;
		if (isNear && nano / NANOS_PER_MILLI != millis) {
			nano = millis * NANOS_PER_MILLI;
		}
		this.record.setTime(second * 1000 + nano / NANOS_PER_MILLI, (int) nano);
	}

	private Level level() {
		String name = name(PickleField.LEVELNAME);
		if (this.values.type(value(PickleField.LEVELNO)) != PickleType.INTEGER) {
			return name.isEmpty() ? Level.INFO : Level.of(name);
		}
		long number = whole(PickleField.LEVELNO);
		return name.isEmpty() ? Level.of(number) : new Level(name, toInt(number));
	}

	private @Nullable String stackTrace() {
		String exception = text(PickleField.EXC_TEXT);
		String stack = text(PickleField.STACK_INFO);
		if (exception.isEmpty() || stack.isEmpty()) {
			return (exception.length() + stack.length() > 0) ? exception + stack : null;
		}
		return exception + "\n" + stack;
	}

	private @Nullable Caller caller() {
		String pathname = name(PickleField.PATHNAME);
		String filename = name(PickleField.FILENAME);
		return (pathname.isEmpty() && filename.isEmpty()) ? null
				: new Caller(pathname, filename, name(PickleField.FUNC_NAME), toInt(whole(PickleField.LINENO)));
	}

	private void addLabels(int root) {
		for (int i = 0; i < this.otherCount; i++) {
			int key = this.values.key(this.others[i]);
			this.record.addLabel(name(key), this.text.label(this.values.value(this.others[i])));
		}
		addLabel(PickleField.TASK_NAME);
		if (this.values.isFull(root)) {
			this.record.addLabel("...", "...");
		}
	}

	private void setOrigin(String peer) {
		String service = firstOf(PickleField.SERVICE, PickleField.SERVICE_NAME);
		String host = firstOf(PickleField.HOSTNAME, PickleField.HOST);
		String process = name(PickleField.PROCESS_NAME);
		boolean isNamed = !process.isEmpty() && !process.equals(MAIN_PROCESS);
		if (isNamed && !service.isEmpty()) {
			addLabel(PickleField.PROCESS_NAME);
		}
		this.record.setOrigin(new Origin((isNamed && service.isEmpty()) ? process : service, "",
				host.isEmpty() ? peer : host, whole(PickleField.PROCESS), start()));
	}

	private String firstOf(PickleField best, PickleField other) {
		String text = name(best);
		if (text.isEmpty()) {
			return name(other);
		}
		addLabel(other);
		return text;
	}

	private long start() {
		double start = number(PickleField.CREATED) * 1000 - number(PickleField.RELATIVE_CREATED);
		return (Math.abs(start) <= LAST_SECOND * 1000) ? Math.round(start) : 0;
	}

	private void addLabel(PickleField field) {
		if (this.values.type(value(field)) != PickleType.NONE && value(field) != PickleValues.OMITTED) {
			this.record.addLabel(field.text(), text(field));
		}
	}

	private int value(PickleField field) {
		return this.fields[field.ordinal()];
	}

	private String name(PickleField field) {
		int value = value(field);
		return (this.values.type(value) == PickleType.TEXT) ? name(value) : text(field);
	}

	// Names come again and again.
	private String name(int value) {
		if (this.values.type(value) != PickleType.TEXT || this.values.length(value) > LONGEST_NAME) {
			return this.text.label(value);
		}
		int offset = this.values.offset(value);
		int length = this.values.length(value);
		String known = this.names.find(this.values.bytes(), offset, length);
		return (known != null) ? known
				: this.names.keep(this.values.bytes(), offset, length, this.values.string(value, length));
	}

	private String text(PickleField field) {
		int value = value(field);
		boolean isMissing = value == PickleValues.OMITTED || this.values.type(value) == PickleType.NONE;
		return isMissing ? "" : this.text.label(value);
	}

	private double number(PickleField field) {
		int value = value(field);
		return switch (this.values.type(value)) {
			case INTEGER -> this.values.content(value);
			case FLOAT -> Double.longBitsToDouble(this.values.content(value));
			default -> Double.NaN;
		};
	}

	private long whole(PickleField field) {
		int value = value(field);
		if (this.values.type(value) == PickleType.INTEGER) {
			return this.values.content(value);
		}
		BigInteger large = PickleIntegers.of(this.values, value);
		return (large != null) ? large.longValue() : 0;
	}

	private static int toInt(long number) {
		return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
	}

}
