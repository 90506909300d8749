package id.projectwise.logging.format;

import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import id.projectwise.logging.record.LogRecord;

/**
 * What a Python format can show of a record: one of Python's types.
 */
sealed interface Attribute {

	/**
	 * A {@code str}.
	 */
	record Text(Piece piece) implements Attribute {

	}

	/**
	 * An {@code int}.
	 */
	record Whole(ToLongFunction<LogRecord> value) implements Attribute {

	}

	/**
	 * A {@code float}.
	 */
	record Real(ToDoubleFunction<LogRecord> value) implements Attribute {

	}

	/**
	 * A {@code str} or {@code None}.
	 */
	record TextOrNone(Piece piece, Predicate<LogRecord> isText) implements Attribute {

	}

}
