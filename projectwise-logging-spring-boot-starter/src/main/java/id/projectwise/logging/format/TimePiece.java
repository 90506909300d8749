package id.projectwise.logging.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record's time. The text of the second used last is kept, because most records share
 * it with the one before.
 */
final class TimePiece implements Piece {

	private final DateText dates;

	private final boolean milliseconds;

	// Not volatile: threads that miss another's text make their own.
	private @Nullable Second last;

	TimePiece(DateText dates, boolean milliseconds) {
		this.dates = dates;
		this.milliseconds = milliseconds;
	}

	@Override
	public void append(LogRecord record, LineBuffer line) {
		long second = Math.floorDiv(record.epochMillis(), 1000);
		if (this.dates.isFinerThanSecond()) {
			line.appendMessage(this.dates.format(Instant.ofEpochSecond(second, record.nanoOfSecond())));
		}
		else {
			line.append(textOf(second));
		}
		if (this.milliseconds) {
			appendMilliseconds(Math.floorMod(record.epochMillis(), 1000), line);
		}
	}

	private byte[] textOf(long second) {
		Second current = this.last;
		if (current == null || current.epochSecond != second) {
			String text = this.dates.format(Instant.ofEpochSecond(second));
			current = new Second(second, text.getBytes(StandardCharsets.UTF_8));
			this.last = current;
		}
		return current.text;
	}

	private static void appendMilliseconds(int value, LineBuffer line) {
		line.append((byte) ',');
		line.append((byte) ('0' + value / 100));
		line.append((byte) ('0' + value / 10 % 10));
		line.append((byte) ('0' + value % 10));
	}

	private static final class Second {

		private final long epochSecond;

		private final byte[] text;

		Second(long epochSecond, byte[] text) {
			this.epochSecond = epochSecond;
			this.text = text;
		}

	}

}
