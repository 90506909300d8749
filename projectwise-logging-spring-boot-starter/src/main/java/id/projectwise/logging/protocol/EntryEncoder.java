package id.projectwise.logging.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.Piece;
import id.projectwise.logging.format.StablePiece;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of Fluent Forward of records: {@code [time, {field: value}]}, with the
 * field names of the Elastic Common Schema. Text is sent as it is; whoever shows it
 * escapes it. Used by many threads at once.
 *
 * @see <a href=
 * "https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1#entry">Entry</a>
 * @see <a href="https://www.elastic.co/docs/reference/ecs">Elastic Common Schema</a>
 */
public final class EntryEncoder {

	/** The least size limit of an entry, in bytes. */
	public static final int SMALLEST_LIMIT = 16 * 1024;

	static final int LARGEST_NAME = 512;

	/** What a cut text says of itself, with the text's own header. */
	static final int LARGEST_MARK = 32;

	/**
	 * The most that all the rest takes, besides the origin, message, trace and labels.
	 */
	private static final int LARGEST_REST = 4 * 1024;

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	/** An array of two, and EventTime. */
	private static final byte[] HEAD = Arrays.copyOf(new byte[] { (byte) 0x92, (byte) 0xD7, 0 }, 11);

	/** An array of two, and a number of 64 bits. */
	private static final byte[] WIDE_HEAD = Arrays.copyOf(new byte[] { (byte) 0x92, (byte) 0xD3 }, 10);

	private static final int MAP_HEADER = 3;

	/** Level, logger and thread. */
	private static final int NAMES = 3;

	private final Piece names = new StablePiece(List.of(EntryEncoder::appendNames), true, false);

	private final byte[] origin;

	private final boolean withCaller;

	private final int room;

	/**
	 * Create an encoder.
	 * @param origin who logs
	 * @param withCaller whether to send where in the source a record was logged, which is
	 * expensive
	 * @param maxBytes the largest length of an entry, from which on message, stack trace
	 * and labels are cut
	 * @throws IllegalArgumentException if the limit is below {@link #SMALLEST_LIMIT}
	 */
	public EntryEncoder(Origin origin, boolean withCaller, int maxBytes) {
		if (maxBytes < SMALLEST_LIMIT) {
			throw new IllegalArgumentException(
					"maxBytes: " + maxBytes + " (expected: at least " + SMALLEST_LIMIT + ")");
		}
		this.origin = block(origin);
		this.withCaller = withCaller;
		this.room = maxBytes - LARGEST_REST - this.origin.length;
	}

	private static byte[] block(Origin origin) {
		LineBuffer target = LineBuffer.raw();
		EntryWriter writer = new EntryWriter(target);
		writer.text(EntryField.SERVICE, origin.service(), LARGEST_NAME);
		writer.text(EntryField.INSTANCE, origin.instance(), LARGEST_NAME);
		writer.text(EntryField.HOST, origin.host(), LARGEST_NAME);
		writer.integer(EntryField.PROCESS_ID, origin.processId());
		writer.integer(EntryField.START, origin.startEpochMillis());
		return Arrays.copyOf(target.array(), target.length());
	}

	/**
	 * Make the entry of a record.
	 * @param record the record
	 * @param target where the entry goes, a {@linkplain LineBuffer#raw() raw} buffer;
	 * what was in it is gone
	 * @return whether message, stack trace or labels were cut because the record is too
	 * large; the entry says so at the place
	 */
	public boolean encode(LogRecord record, LineBuffer target) {
		target.clear();
		appendTime(record, target);
		int map = target.reserve(MAP_HEADER);
		EntryWriter writer = new EntryWriter(target);
		appendRecord(record, writer, target);
		target.append(this.origin);
		target.array()[map] = (byte) 0xDE;
		target.array()[map + 1] = 0;
		target.array()[map + 2] = (byte) (writer.fields() + NAMES + EntryField.OF_ORIGIN);
		return writer.isCut();
	}

	// EventTime ends in the year 2106.
	private static void appendTime(LogRecord record, LineBuffer target) {
		long second = Math.floorDiv(record.epochMillis(), 1000L);
		if (second >>> 32 == 0) {
			target.append(HEAD);
			INT.set(target.array(), 3, (int) second);
			INT.set(target.array(), 7, record.nanoOfSecond());
		}
		else {
			target.append(WIDE_HEAD);
			LONG.set(target.array(), 2, second);
		}
	}

	private void appendRecord(LogRecord record, EntryWriter writer, LineBuffer target) {
		String trace = record.stackTrace();
		Map<String, String> labels = record.context();
		int forLabels = labels.isEmpty() ? 0 : this.room / 4;
		int forTrace = (trace != null) ? (int) Math.min(this.room / 4, 3L * trace.length()) : 0;
		int start = target.length();
		writer.message(record.message(), record.arguments(), this.room - forLabels - forTrace);
		int left = Math.max(this.room - (target.length() - start), forLabels + forTrace);
		this.names.append(record, target);
		appendNumbers(record, writer);
		if (trace != null) {
			start = target.length();
			writer.text(EntryField.STACK_TRACE, trace, left - forLabels);
			left = Math.max(left - (target.length() - start), forLabels);
		}
		if (this.withCaller) {
			appendCaller(record.caller(), writer);
		}
		if (!labels.isEmpty()) {
			writer.labels(labels, left);
		}
	}

	private static void appendNames(LogRecord record, LineBuffer target) {
		EntryWriter writer = new EntryWriter(target);
		writer.text(EntryField.LEVEL, record.levelName(), LARGEST_NAME);
		writer.text(EntryField.LOGGER, record.loggerName(), LARGEST_NAME);
		writer.text(EntryField.THREAD_NAME, record.threadName(), LARGEST_NAME);
	}

	private static void appendNumbers(LogRecord record, EntryWriter writer) {
		writer.integer(EntryField.THREAD_ID, record.threadId());
		if (Level.numberOf(record.levelName()) != record.levelNumber()) {
			writer.integer(EntryField.LEVEL_NUMBER, record.levelNumber());
		}
	}

	private static void appendCaller(@Nullable Caller caller, EntryWriter writer) {
		if (caller != null) {
			writer.text(EntryField.PATHNAME, caller.pathname(), LARGEST_NAME);
			writer.integer(EntryField.LINE, caller.line());
			writer.text(EntryField.FUNCTION, caller.function(), LARGEST_NAME);
		}
	}

}
