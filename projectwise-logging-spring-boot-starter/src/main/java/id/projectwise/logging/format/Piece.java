package id.projectwise.logging.format;

import java.nio.charset.StandardCharsets;

import id.projectwise.logging.record.LogRecord;

/**
 * A part of a format: literal text, or something of the record. Used by many threads at
 * once.
 */
@FunctionalInterface
public interface Piece {

	/**
	 * Append the part.
	 * @param record the record
	 * @param line where to append
	 */
	void append(LogRecord record, LineBuffer line);

	/**
	 * Return literal text.
	 * @param text the text, trusted
	 * @return the piece
	 */
	static Piece literal(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return (record, line) -> line.append(bytes);
	}

}
