package id.projectwise.logging.format;

import id.projectwise.logging.record.LogRecord;

/**
 * A record as text. Implementations are immutable and used by many threads at once.
 */
public interface RecordFormat {

	/**
	 * Append one record, terminated by a line feed, in UTF-8.
	 * @param record the record
	 * @param line where to append
	 */
	void format(LogRecord record, LineBuffer line);

}
