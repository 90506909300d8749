package id.projectwise.logging.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.helpers.MessageFormatter;

import static org.assertj.core.api.Assertions.assertThat;

class MessageTextTests {

	private static final @Nullable Object[] ARGUMENTS = { null, "text", "{}", "", 1, -5L, (short) 3, (byte) -128, 'c',
			true, 1.5, 2.25f, new BigDecimal("1.10"), LocalDate.of(2025, 8, 31), List.of(1, "two"), new WithoutText(),
			new int[] { 1, 2 }, new long[0], new byte[] { 1 }, new char[] { 'a', 'b' }, new boolean[] { true, false },
			new short[] { 5 }, new float[] { 1.5f }, new double[] { 0.1, 2 }, new Object[0],
			new Object[] { 1, null, new String[] { "a", "b" }, new int[] { 3 } }, containingItself(),
			new IllegalStateException("no") };

	@ParameterizedTest
	@ValueSource(
			strings = { "", "text", "{}", "a {} b", "{}{}", "{} {} {} {}", "{", "}", "{ }", "a {", "\\{}", "\\\\{}",
					"\\\\\\{}", "a \\{} b {}", "a \\\\{} b {}", "{} \\{} {}", "\\", "\\{", "{}\\", "x\\{}{}\\\\{}{}" })
	void substitutesAsSlf4jDoes(String message) {
		for (Object argument : ARGUMENTS) {
			assertAsSlf4j(message, argument);
			assertAsSlf4j(message, argument, "second");
			assertAsSlf4j(message, "first", argument, 3);
		}
		assertAsSlf4j(message);
	}

	@Test
	void substitutesRandomMessagesAsSlf4jDoes() {
		Random random = new Random(42);
		for (int i = 0; i < 20_000; i++) {
			StringBuilder message = new StringBuilder();
			random.ints(random.nextInt(12), 0, 6)
				.forEach((kind) -> message.append(List.of("{}", "\\", "{", "}", "a", " 中").get(kind)));
			@Nullable Object[] arguments = new @Nullable Object[random.nextInt(5)];
			for (int j = 0; j < arguments.length; j++) {
				arguments[j] = ARGUMENTS[random.nextInt(ARGUMENTS.length)];
			}
			assertAsSlf4j(message.toString(), arguments);
		}
	}

	@Test
	void takesTheMessageAsItIsWithoutArguments() {
		assertThat(text("a {} \\{}", (Object[]) null)).isEqualTo("a {} \\{}");
	}

	@Test
	void showsAMissingMessageAsNull() {
		assertThat(text(null, (Object[]) null)).isEqualTo("null");
		assertThat(text(null, "argument")).isEqualTo("null");
	}

	@Test
	void goesOnAfterAnArgumentThatFails() {
		assertThat(text("{} and {}", new Failing(), 1))
			.isEqualTo("[FAILED toString(): " + Failing.class.getName() + "] and 1");
	}

	@Test
	void keepsTheSameMessageApartForRawAndOtherBuffers() {
		String message = "\u001B {} \u2028";
		for (int i = 0; i < 2; i++) {
			LineBuffer raw = LineBuffer.raw();
			MessageText.append(message, new Object[] { "\n" }, raw);
			assertThat(raw.text(0)).isEqualTo("\u001B \n \u2028");
			assertThat(text(message, "\n")).isEqualTo("\\x1b \n\t \\u2028");
		}
	}

	@Test
	void letsNoArgumentForgeALine() {
		Object sly = new Object() {
			@Override
			public String toString() {
				return "1\n2025 INFO";
			}
		};
		assertThat(text("{} {} {} {} {}", "a\nb", '\n', sly, new char[] { '\n' }, new Object[] { "\u001B[2J" }))
			.isEqualTo("a\n\tb \n\t 1\n\t2025 INFO [\n\t] [\\x1b[2J]");
		assertThat(text("a\n{}\u0085", "b")).isEqualTo("a\n\tb\\x85");
	}

	private static void assertAsSlf4j(String message, @Nullable Object... arguments) {
		String expected = MessageFormatter.arrayFormat(message, arguments, null).getMessage();
		assertThat(text(message, arguments)).isEqualTo(expected);
	}

	private static String text(@Nullable String message, @Nullable Object @Nullable ... arguments) {
		LineBuffer line = new LineBuffer();
		MessageText.append(message, arguments, line);
		return line.text(0);
	}

	private static Object[] containingItself() {
		Object[] inner = { "inner", null };
		Object[] outer = { "outer", inner, inner, null };
		inner[1] = outer;
		outer[3] = outer;
		return outer;
	}

	private static final class Failing {

		@Override
		public String toString() {
			throw new IllegalStateException("no text");
		}

	}

	private static final class WithoutText {

		@Override
		@SuppressWarnings("NullAway")
		public @Nullable String toString() {
			return null;
		}

	}

}
