package id.projectwise.logging.logback;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.file.CombinedWriter;
import id.projectwise.logging.file.Output;
import id.projectwise.logging.format.LineBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines to standard output or standard error, whichever stream that is at the time
 * of writing, in UTF-8.
 */
public final class ConsoleSink implements LineSink {

	private static final byte[] RESET = ansi("0");

	private static final byte[] RED = ansi("31");

	private static final byte[] YELLOW = ansi("33");

	private static final byte[] FAINT = ansi("2");

	private final boolean stderr;

	private final CombinedWriter writer;

	private final int threshold;

	private final boolean colors;

	/**
	 * A standard stream may be one that logs what is written to it. Not volatile: a
	 * thread only looks for itself.
	 */
	private @Nullable Thread writing;

	private ConsoleSink(boolean stderr, Level threshold, boolean colors) {
		this.stderr = stderr;
		this.writer = new CombinedWriter(new Output() {

			@Override
			public void write(byte[] bytes, int offset, int length) {
				ConsoleSink.this.writing = Thread.currentThread();
				try {
					PrintStream target = stream();
					target.write(bytes, offset, length);
					target.flush();
				}
				finally {
					ConsoleSink.this.writing = null;
				}
			}

			@Override
			public void close() {
				// The stream belongs to the process.
				stream().flush();
			}

		});
		this.threshold = threshold.toInt();
		this.colors = colors;
	}

	/**
	 * Create a sink to standard output.
	 * @param threshold the lowest level shown
	 * @param colors whether levels are shown by colors
	 * @return the sink
	 */
	public static ConsoleSink stdout(Level threshold, boolean colors) {
		return new ConsoleSink(false, threshold, colors);
	}

	/**
	 * Create a sink to standard error.
	 * @param threshold the lowest level shown
	 * @return the sink
	 */
	public static ConsoleSink stderr(Level threshold) {
		return new ConsoleSink(true, threshold, false);
	}

	private PrintStream stream() {
		return this.stderr ? System.err : System.out;
	}

	@Override
	public boolean wants(ILoggingEvent event) {
		return event.getLevel().toInt() >= this.threshold && this.writing != Thread.currentThread();
	}

	@Override
	public void write(ILoggingEvent event, LineBuffer line) {
		int level = event.getLevel().toInt();
		if (this.colors && level != Level.INFO_INT) {
			writeColored(level, line);
			return;
		}
		this.writer.write(line.array(), 0, line.length());
	}

	private void writeColored(int level, LineBuffer line) {
		LineBuffer colored = new LineBuffer();
		colored.append((level >= Level.ERROR_INT) ? RED : (level >= Level.WARN_INT) ? YELLOW : FAINT);
		colored.append(line.array(), 0, line.length() - 1);
		colored.append(RESET);
		colored.append((byte) '\n');
		this.writer.write(colored.array(), 0, colored.length());
	}

	@Override
	public void close() {
		// Standard streams outlive the logging system.
	}

	private static byte[] ansi(String code) {
		return ("\u001B[" + code + "m").getBytes(StandardCharsets.US_ASCII);
	}

}
