package id.projectwise.listener.fuzz;

import id.projectwise.logging.record.LogRecord;

/**
 * Everything a record says, as text.
 */
final class RecordText {

	private RecordText() {
	}

	static String of(LogRecord record) {
		return String.join("\u0000", String.valueOf(record.epochMillis()), String.valueOf(record.nanoOfSecond()),
				record.levelName(), String.valueOf(record.levelNumber()), record.loggerName(), record.threadName(),
				String.valueOf(record.threadId()), record.message(), record.context().toString(),
				String.valueOf(record.stackTrace()), String.valueOf(record.caller()), record.origin().toString());
	}

}
