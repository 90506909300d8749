package id.projectwise.listener.codec;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of the values that were sent as JSON. For one thread; to be used for
 * many records.
 */
final class JsonRecordBuilder {

	private final DecodedRecord record = new DecodedRecord();

	private final Names names = new Names();

	private final JsonValues values = new JsonValues(this.record, this.names);

	private final TimeText time;

	JsonRecordBuilder(TimeText time) {
		this.time = time;
	}

	/**
	 * Forget the last record.
	 * @return where the values of the next one go
	 */
	JsonValues start() {
		this.record.clear();
		this.values.clear();
		return this.values;
	}

	/**
	 * Return the record.
	 * @param peer its host, if the values name none
	 */
	LogRecord build(String peer) {
		setTime();
		this.record.setLevel(JsonLevel.of(this.values));
		String service = this.values.name(JsonField.SERVICE, "");
		this.record.setLoggerName(this.values.name(JsonField.LOGGER, service));
		this.record.setThread(this.values.name(JsonField.THREAD, ""), this.values.number(JsonField.THREAD_ID));
		this.record.setMessage(withoutLineEnd(this.values.text(JsonField.MESSAGE)));
		this.record.setStackTrace(stackTrace());
		this.record.setCaller(caller());
		this.record.setOrigin(this.names.origin(service, this.values.name(JsonField.INSTANCE, ""),
				this.values.name(JsonField.HOST, peer), this.values.number(JsonField.PROCESS_ID)));
		return this.record;
	}

	private void setTime() {
		if (!this.time.read(this.values.text(JsonField.TIME))) {
			this.time.now();
			this.values.moveToLabels(JsonField.TIME);
		}
		else if (this.values.has(JsonField.NANO_OF_SECOND)) {
			this.time.setNano(this.values.number(JsonField.NANO_OF_SECOND));
		}
		this.record.setTime(this.time.epochMillis(), this.time.nano());
	}

	private @Nullable String stackTrace() {
		boolean hasTrace = this.values.has(JsonField.STACK_TRACE);
		String trace = hasTrace ? this.values.text(JsonField.STACK_TRACE) : beyondMessage();
		String error = error();
		if (trace.isBlank()) {
			return error;
		}
		if (hasTrace && !isMessageRepeated()) {
			this.values.moveToLabels(JsonField.FULL_MESSAGE);
		}
		if (error != null && !trace.contains(this.values.text(JsonField.ERROR_TYPE))) {
			return error + '\n' + withoutLineEnd(trace);
		}
		this.values.moveToLabels(JsonField.ERROR_TYPE);
		this.values.moveToLabels(JsonField.ERROR_MESSAGE);
		return withoutLineEnd(trace);
	}

	private String beyondMessage() {
		String all = this.values.text(JsonField.FULL_MESSAGE);
		return isMessageRepeated() ? all.substring(this.values.text(JsonField.MESSAGE).length()).strip() : all;
	}

	private boolean isMessageRepeated() {
		return this.values.text(JsonField.FULL_MESSAGE).startsWith(this.values.text(JsonField.MESSAGE));
	}

	// What there is instead of a stack trace, or in front of one that is nothing but
	// places.
	private @Nullable String error() {
		String type = this.values.text(JsonField.ERROR_TYPE);
		String message = this.values.text(JsonField.ERROR_MESSAGE);
		if (type.isEmpty() || message.isEmpty()) {
			return (type.isEmpty() && message.isEmpty()) ? null : type + message;
		}
		return type + ": " + message;
	}

	private @Nullable Caller caller() {
		String path = this.values.text(JsonField.PATH);
		String type = this.values.text(JsonField.CLASS);
		String function = this.values.text(JsonField.FUNCTION);
		long line = this.values.number(JsonField.LINE);
		if (path.isEmpty() && type.isEmpty() && function.isEmpty() && line == 0) {
			return null;
		}
		String filename = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
		String directory = path.equals(filename) ? type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/') : "";
		return new Caller(directory + path, filename, function, (int) Math.min(line, Integer.MAX_VALUE));
	}

	private static String withoutLineEnd(String text) {
		int end = text.length();
		while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
			end--;
		}
		return text.substring(0, end);
	}

}
