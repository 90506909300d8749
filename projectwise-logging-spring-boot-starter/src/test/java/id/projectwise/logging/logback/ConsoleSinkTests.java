package id.projectwise.logging.logback;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import id.projectwise.logging.format.LineBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConsoleSink}.
 */
class ConsoleSinkTests {

	private final LoggerContext context = Events.context();

	private final PrintStream stdout = System.out;

	private final PrintStream stderr = System.err;

	private final List<String> writes = Collections.synchronizedList(new ArrayList<>());

	@BeforeEach
	void catchOutput() {
		System.setOut(new PrintStream(new RecordingStream(), false, StandardCharsets.UTF_8));
	}

	@AfterEach
	void restore() {
		System.setOut(this.stdout);
		System.setErr(this.stderr);
	}

	@Test
	void writesToTheStreamOfTheMoment() {
		ConsoleSink sink = ConsoleSink.stdout(Level.TRACE, false);
		write(sink, Level.INFO, "one");
		ByteArrayOutputStream second = new ByteArrayOutputStream();
		System.setOut(new PrintStream(second));
		write(sink, Level.INFO, "two");
		assertThat(this.writes).containsExactly("one\n");
		assertThat(second).hasToString("two\n");
	}

	@Test
	void writesToStandardError() {
		ByteArrayOutputStream error = new ByteArrayOutputStream();
		System.setErr(new PrintStream(error));
		write(ConsoleSink.stderr(Level.TRACE), Level.INFO, "line");
		assertThat(error).hasToString("line\n");
		assertThat(this.writes).isEmpty();
	}

	@Test
	void leavesOutWhatIsBelowTheThreshold() {
		ConsoleSink sink = ConsoleSink.stdout(Level.WARN, false);
		write(sink, Level.INFO, "info");
		write(sink, Level.WARN, "warn");
		assertThat(this.writes).containsExactly("warn\n");
	}

	@Test
	void writesNothingAtThresholdOff() {
		write(ConsoleSink.stdout(Level.OFF, true), Level.ERROR, "error");
		assertThat(this.writes).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "ERROR, 31", "WARN, 33", "DEBUG, 2", "TRACE, 2" })
	void showsLevelsByColors(String level, String color) {
		write(ConsoleSink.stdout(Level.TRACE, true), Level.toLevel(level), "line");
		assertThat(this.writes).containsExactly("\u001B[" + color + "mline\u001B[0m\n");
	}

	@Test
	void leavesInfoUncolored() {
		write(ConsoleSink.stdout(Level.TRACE, true), Level.INFO, "line");
		assertThat(this.writes).containsExactly("line\n");
	}

	@Test
	void writesUtf8WhateverTheStreamsCharset() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		System.setOut(new PrintStream(bytes, false, StandardCharsets.ISO_8859_1));
		write(ConsoleSink.stdout(Level.TRACE, false), Level.INFO, "Grüße 日本 😀");
		assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("Grüße 日本 😀\n");
	}

	@Test
	void writesWholeLinesOfManyThreads() throws InterruptedException {
		ConsoleSink sink = ConsoleSink.stdout(Level.TRACE, false);
		List<Thread> threads = IntStream.range(0, 8)
			.mapToObj(
					(thread) -> new Thread(() -> IntStream.range(0, 1000)
						.forEach((i) -> write(sink, Level.INFO,
								"thread " + thread + " line " + i + " " + "x".repeat(i % 300)))))
			.toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(this.writes).allMatch((written) -> written.endsWith("\n"));
		assertThat(String.join("", this.writes).lines()).hasSize(8000)
			.doesNotHaveDuplicates()
			.allMatch((line) -> line.matches("thread \\d line \\d+ x*"));
	}

	@Test
	@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void survivesStreamThatLogsWhatIsWrittenToIt() {
		ConsoleSink sink = ConsoleSink.stdout(Level.TRACE, false);
		RecordingStream target = new RecordingStream();
		System.setOut(new PrintStream(target) {

			@Override
			public void write(byte[] bytes, int offset, int length) {
				ConsoleSinkTests.this.write(sink, Level.INFO, "again");
				target.write(bytes, offset, length);
			}

		});
		write(sink, Level.INFO, "one");
		write(sink, Level.INFO, "two");
		assertThat(this.writes).containsExactly("one\n", "two\n");
	}

	@Test
	void leavesTheStreamOpenWhenClosed() {
		ConsoleSink sink = ConsoleSink.stdout(Level.TRACE, false);
		sink.close();
		System.out.println("still open");
		assertThat(this.writes).isNotEmpty();
	}

	private void write(ConsoleSink sink, Level level, String text) {
		LineBuffer line = new LineBuffer();
		line.appendMessage(text);
		line.append((byte) '\n');
		LoggingEvent event = Events.event(this.context, level, text);
		if (sink.wants(event)) {
			sink.write(event, line);
		}
	}

	private final class RecordingStream extends OutputStream {

		@Override
		public void write(int value) {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			ConsoleSinkTests.this.writes.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
		}

	}

}
