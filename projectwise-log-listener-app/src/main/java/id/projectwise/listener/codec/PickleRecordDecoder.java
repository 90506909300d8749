package id.projectwise.listener.codec;

import java.time.Instant;

import id.projectwise.logging.protocol.Level;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
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

	/** A datetime with its zone takes so many: objects, names and arguments. */
	private static final int VALUES_PER_FIELD = 8;

	/** Bytes shown as Python does are four times as long. */
	private static final long TEXT_PER_BYTE = 4;

	private static final int LEAST_TEXT = 1024;

	private static final int NANOS_PER_MILLI = 1_000_000;

	private final DecoderSettings settings;

	private final PickleValues values;

	private final PickleReader reader;

	private final PickleText text;

	private final PickleMessage message;

	private final Names origins = new Names();

	private final DecodedRecord record = new DecodedRecord();

	private final PickleFields fields;

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
		this.fields = new PickleFields(this.values, this.text);
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
		this.fields.open(root);
		setMessage(root);
		setTime();
		this.record.setLevel(level());
		this.record.setLoggerName(this.fields.name(PickleField.NAME));
		this.record.setThread(this.fields.name(PickleField.THREAD_NAME), this.fields.whole(PickleField.THREAD));
		this.record.setStackTrace(stackTrace());
		this.record.setCaller(caller());
		addLabels(root);
		setOrigin(peer);
		return this.record;
	}

	private void setMessage(int root) {
		int value = this.fields.value(PickleField.MSG);
		value = (value != PickleValues.OMITTED) ? value : this.fields.value(PickleField.MESSAGE);
		if (value == PickleValues.OMITTED) {
			this.record.setMessage(this.text.label(root));
			return;
		}
		this.record.setMessage(this.text.str(value));
		int arguments = this.fields.value(PickleField.ARGS);
		PickleType type = this.values.type(arguments);
		if (type == PickleType.TUPLE || type == PickleType.DICTIONARY) {
			this.record.setMessage(this.message.merge(this.record, arguments));
		}
	}

	// The milliseconds are right where the seconds, a float, are not quite.
	private void setTime() {
		double created = this.fields.number(PickleField.CREATED);
		if (!(Math.abs(created) <= LAST_SECOND)) {
			Instant now = this.settings.clock().instant();
			this.record.setTime(now.toEpochMilli(), now.getNano());
			return;
		}
		long second = (long) Math.floor(created);
		long nano = Math.min((long) ((created - second) * 1e9), 999_999_999);
		long millis = (long) this.fields.number(PickleField.MSECS);
		boolean isNear = millis >= 0 && millis < 1000 && Math.abs(nano - millis * NANOS_PER_MILLI) < NANOS_PER_MILLI;
		if (isNear && nano / NANOS_PER_MILLI != millis) {
			nano = millis * NANOS_PER_MILLI;
		}
		this.record.setTime(second * 1000 + nano / NANOS_PER_MILLI, (int) nano);
	}

	private Level level() {
		String name = this.fields.name(PickleField.LEVELNAME);
		if (this.values.type(this.fields.value(PickleField.LEVELNO)) != PickleType.INTEGER) {
			return name.isEmpty() ? Level.INFO : Level.of(name);
		}
		long number = this.fields.whole(PickleField.LEVELNO);
		return name.isEmpty() ? Level.of(number) : new Level(name, toInt(number));
	}

	private @Nullable String stackTrace() {
		String exception = this.fields.text(PickleField.EXC_TEXT);
		String stack = this.fields.text(PickleField.STACK_INFO);
		if (exception.isEmpty() || stack.isEmpty()) {
			return (exception.length() + stack.length() > 0) ? exception + stack : null;
		}
		return exception + "\n" + stack;
	}

	private @Nullable Caller caller() {
		String pathname = this.fields.name(PickleField.PATHNAME);
		String filename = this.fields.name(PickleField.FILENAME);
		return (pathname.isEmpty() && filename.isEmpty()) ? null : new Caller(pathname, filename,
				this.fields.name(PickleField.FUNC_NAME), toInt(this.fields.whole(PickleField.LINENO)));
	}

	private void addLabels(int root) {
		for (int i = 0; i < this.fields.otherCount(); i++) {
			int member = this.fields.other(i);
			this.record.addLabel(this.fields.name(this.values.key(member)), this.text.label(this.values.value(member)));
		}
		addLabel(PickleField.TASK_NAME);
		if (this.values.isFull(root)) {
			this.record.addLabel("...", "...");
		}
	}

	private void setOrigin(String peer) {
		String service = firstOf(PickleField.SERVICE, PickleField.SERVICE_NAME);
		String host = firstOf(PickleField.HOSTNAME, PickleField.HOST);
		String process = this.fields.name(PickleField.PROCESS_NAME);
		boolean isNamed = !process.isEmpty() && !process.equals(MAIN_PROCESS);
		this.record.setProcessName(process);
		if (isNamed && !service.isEmpty()) {
			addLabel(PickleField.PROCESS_NAME);
		}
		this.record.setOrigin(this.origins.origin((isNamed && service.isEmpty()) ? process : service, "",
				host.isEmpty() ? peer : host, this.fields.whole(PickleField.PROCESS), start()));
	}

	private String firstOf(PickleField best, PickleField other) {
		String text = this.fields.name(best);
		if (text.isEmpty()) {
			return this.fields.name(other);
		}
		addLabel(other);
		return text;
	}

	private long start() {
		double start = this.fields.number(PickleField.CREATED) * 1000
				- this.fields.number(PickleField.RELATIVE_CREATED);
		return (Math.abs(start) <= LAST_SECOND * 1000) ? Math.round(start) : 0;
	}

	private void addLabel(PickleField field) {
		if (!this.fields.isMissing(field)) {
			this.record.addLabel(field.text(), this.fields.text(field));
		}
	}

	private static int toInt(long number) {
		return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
	}

}
