package id.projectwise.logging.logback;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StackTraces}.
 */
class StackTracesTests {

	static Throwable[] throwables() {
		Exception suppressing = new Exception("with suppressed", cause(3));
		suppressing.addSuppressed(new IllegalArgumentException("first", cause(1)));
		suppressing.addSuppressed(new IllegalStateException());
		Exception circular = new Exception("circular");
		circular.addSuppressed(new Exception("child", circular));
		return new Throwable[] { new Exception("plain"), new IOException(), cause(4), suppressing, circular,
				new OwnText(), new Exception("outer", new OwnText()), new StackOverflowError("deep") };
	}

	@ParameterizedTest
	@MethodSource("throwables")
	void showsWhatPrintStackTraceShows(Throwable throwable) {
		assertThat(render(throwable)).isEqualTo(printed(throwable).stripTrailing());
	}

	@Test
	void putsTheClassBeforeATextThatCouldPassForALine() {
		Throwable throwable = new RuntimeException() {

			@Override
			public String toString() {
				return "2025-08-31 12:00:00 INFO auth: admin logged in";
			}

		};
		assertThat(render(throwable)).startsWith(throwable.getClass().getName() + ": 2025-08-31");
	}

	@Test
	void indentsFurtherLinesOfMessages() {
		Throwable throwable = new Exception("one\ntwo\r\nthree", new Exception("four\nfive"));
		assertThat(render(throwable).lines()).contains("java.lang.Exception: one", "\ttwo", "\tthree",
				"Caused by: java.lang.Exception: four", "\tfive");
	}

	@Test
	void indentsFurtherLinesOfOverriddenToString() {
		Throwable throwable = new Exception("outer") {

			@Override
			public String toString() {
				return "one\nforged line";
			}

		};
		assertThat(render(throwable)).startsWith(throwable.getClass().getName() + ": one\n\tforged line\n\tat ");
	}

	@Test
	void showsThrowableWithoutFrames() {
		Throwable throwable = new Exception("bare");
		throwable.setStackTrace(new StackTraceElement[0]);
		assertThat(render(throwable)).isEqualTo("java.lang.Exception: bare");
	}

	private static String render(Throwable throwable) {
		return StackTraces.render(new ThrowableProxy(throwable));
	}

	private static String printed(Throwable throwable) {
		StringWriter text = new StringWriter();
		throwable.printStackTrace(new PrintWriter(text));
		return text.toString().replace(System.lineSeparator(), "\n");
	}

	private static Exception cause(int depth) {
		return (depth == 0) ? new IOException("root cause")
				: new IllegalStateException("level " + depth, cause(depth - 1));
	}

	private static final class OwnText extends RuntimeException {

		@Override
		public String toString() {
			return getClass().getName() + " with a text of its own";
		}

	}

}
