package id.projectwise.listener.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.PythonFormat;
import id.projectwise.logging.record.LogRecord;

/**
 * Everything a record says, as text, and what holds for all of them: times are whole, and
 * a line cannot pass for another one.
 */
final class RecordText {

	private static final PythonFormat FORMAT = new PythonFormat(
			"%(asctime)s %(levelname)s %(levelno)s %(name)s %(threadName)s %(service)s %(instance)s %(host)s "
					+ "%(pathname)s %(funcName)s %(mdc.a)s: %(message)s",
			null, ZoneOffset.UTC);

	/** Control characters, and those that begin lines or change directions elsewhere. */
	private static final Pattern DANGEROUS = Pattern
		.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

	/** The name of a class, or what stands before one. */
	private static final Pattern BEGINS_TRACE = Pattern
		.compile("Traceback \\(most recent call last\\):|Caused by: |[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}]\\S*[.]");

	private static final LineBuffer LINE = new LineBuffer();

	private RecordText() {
	}

	static String of(LogRecord record) {
		checkTime(record);
		Allocation.exclude(() -> checkLines(record));
		return String.join("\u0000", String.valueOf(record.epochMillis()), String.valueOf(record.nanoOfSecond()),
				record.levelName(), String.valueOf(record.levelNumber()), record.loggerName(), record.threadName(),
				String.valueOf(record.threadId()), record.message(), record.context().toString(),
				String.valueOf(record.stackTrace()), String.valueOf(record.caller()), record.origin().toString());
	}

	private static void checkTime(LogRecord record) {
		long millis = TimeUnit.NANOSECONDS.toMillis(record.nanoOfSecond());
		if (millis != Math.floorMod(record.epochMillis(), 1000)) {
			throw new AssertionError("Time " + record.epochMillis() + " ms, " + record.nanoOfSecond() + " ns");
		}
	}

	private static void checkLines(LogRecord record) {
		LINE.clear();
		FORMAT.format(record, LINE);
		String text = utf8(LINE);
		if (!text.endsWith("\n") || DANGEROUS.matcher(text).find()) {
			throw new AssertionError("Not a line: " + text);
		}
		String trace = record.stackTrace();
		text.lines().skip(1).forEach((line) -> {
			if (!line.startsWith("\t") && (trace == null || !BEGINS_TRACE.matcher(line).lookingAt())) {
				throw new AssertionError("Passes for a line of its own: " + line);
			}
		});
	}

	private static String utf8(LineBuffer line) {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(line.array(), 0, line.length()))
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw new AssertionError("No UTF-8", ex);
		}
	}

}
