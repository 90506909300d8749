package id.projectwise.logging.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineBufferTests {

	private final LineBuffer line = new LineBuffer();

	@ParameterizedTest
	@ValueSource(
			strings = { "", "plain", "C:\\temp\\{}", "ünï", "\u00A0ÿ", "中文 — „quoted“", "🙂 𝒳", "\uFFFD\uE000\uFFFF" })
	void keepsVisibleTextInEveryKind(String text) {
		this.line.appendField(text);
		this.line.appendMessage(text);
		this.line.appendTrace(text);
		byte[] expected = (text + text + text).getBytes(StandardCharsets.UTF_8);
		assertThat(Arrays.copyOf(this.line.array(), this.line.length())).isEqualTo(expected);
	}

	@Test
	void keepsLineFeedAndTabOnlyWhereTheyBelong() {
		String text = "a\nb\r\nc\rd\te";
		assertThat(field(text)).isEqualTo("a\\nb\\r\\nc\\rd\\te");
		assertThat(message(text)).isEqualTo("a\n\tb\n\tc\\rd\te");
		assertThat(trace(text)).isEqualTo("a\nb\nc\\rd\te");
	}

	@Test
	void escapesEveryControlCharacterInEveryKind() {
		for (int character = 0; character < 0xA0; character++) {
			boolean control = character < 0x20 || character >= 0x7F;
			if (control && "\t\n\r".indexOf(character) < 0) {
				assertEscaped((char) character, "\\x%02x".formatted(character));
			}
		}
	}

	@Test
	void escapesWhatBreaksLinesOrTurnsTheirDirectionInEveryKind() {
		"\u061C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069".chars()
			.forEach((character) -> assertEscaped((char) character, "\\u%04x".formatted(character)));
	}

	@Test
	void escapesHalvesOfSurrogatePairs() {
		assertEscaped('\uD83D', "\\ud83d");
		assertEscaped('\uDE42', "\\ude42");
		assertThat(message("\uDE42\uD83D")).isEqualTo("\\ude42\\ud83d");
		assertThat(message("\uD83D\uD83D\uDE42")).isEqualTo("\\ud83d🙂");
	}

	@ParameterizedTest
	@ValueSource(ints = { 253, 254, 255, 256, 257, 509, 510, 511, 512, 513 })
	void keepsPairsTogetherWhereverTheyAre(int before) {
		String text = "x".repeat(before);
		assertThat(message(text + "🙂y")).isEqualTo(text + "🙂y");
		assertThat(message(text + "\r\ny")).isEqualTo(text + "\n\ty");
		assertThat(message(text + "\r")).isEqualTo(text + "\\r");
		assertThat(message(text + "\uD83D")).isEqualTo(text + "\\ud83d");
	}

	@Test
	void keepsAllTextInRawBuffer() {
		LineBuffer raw = LineBuffer.raw();
		String text = "a\r\nb\tc\u0000\u001b\u0085\u2028\u202e\\ ".repeat(60) + "🙂\r";
		raw.appendMessage(text);
		raw.appendField(text);
		raw.appendTrace(text);
		raw.appendMessage('\n');
		assertThat(raw.isRaw()).isTrue();
		assertThat(raw.text(0)).isEqualTo(text + text + text + "\n");
		assertThat(this.line.isRaw()).isFalse();
	}

	@Test
	void replacesHalvesOfSurrogatePairsInRawBuffer() {
		LineBuffer raw = LineBuffer.raw();
		raw.appendMessage("\uD83D\uD83D\uDE42\uDE42");
		assertThat(raw.text(0)).isEqualTo("?🙂?");
	}

	@Test
	void reservesRoomForWhatIsSetLater() {
		this.line.appendMessage("ab");
		int start = this.line.reserve(2000);
		this.line.appendMessage("c");
		this.line.array()[start] = 'x';
		assertThat(start).isEqualTo(2);
		assertThat(this.line.length()).isEqualTo(2003);
		assertThat(this.line.text(2002)).isEqualTo("c");
	}

	@Test
	void writesRandomTextAsJavaDoes() {
		Random random = new Random(7);
		for (int i = 0; i < 300; i++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(700), 0, 4)
				.map((kind) -> "a~é中".charAt(kind))
				.forEach((character) -> text.appendCodePoint((random.nextInt(20) > 0) ? character : 0x1F642));
			assertThat(message(text.toString())).isEqualTo(text.toString());
		}
	}

	@Test
	void appendsOnlyTheGivenPartOfAMessage() {
		this.line.appendMessage("0123456789", 3, 6);
		assertThat(this.line.text(0)).isEqualTo("345");
	}

	@Test
	void growsAndTellsWhenItIsTooLargeToKeep() {
		this.line.appendMessage("x".repeat(40_000));
		assertThat(this.line.isOversized()).isFalse();
		this.line.appendMessage("y".repeat(40_000));
		assertThat(this.line.text(0)).isEqualTo("x".repeat(40_000) + "y".repeat(40_000));
		assertThat(this.line.isOversized()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 7, 9, 10, 99, 100, -1, -10, 2147483647, 2147483648L, -2147483648, 21474836479L,
			999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE })
	void appendsNumbersInDecimal(long value) {
		this.line.appendDecimal(value);
		assertThat(this.line.text(0)).isEqualTo(Long.toString(value));
	}

	@ParameterizedTest
	@CsvSource({ "6, false, '-  é🙂c'", "6, true, '-é🙂c  '", "3, true, '-é🙂c'", "0, false, '-é🙂c'" })
	void padsByCodePoints(int width, boolean alignLeft, String expected) {
		this.line.appendAscii("-");
		this.line.appendField("é🙂c");
		this.line.pad(1, (width > 3) ? width - 1 : width, alignLeft);
		assertThat(this.line.text(0)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, -", "1, -é", "2, -é🙂", "3, -é🙂c", "9, -é🙂c" })
	void limitsByCodePoints(int width, String expected) {
		this.line.appendAscii("-");
		this.line.appendField("é🙂c");
		this.line.limit(1, width);
		assertThat(this.line.text(0)).isEqualTo(expected);
	}

	@Test
	void leavesNoLineFeedAtTheEndOfWhatItLimits() {
		this.line.appendMessage("ab\n\ncd");
		this.line.limit(0, 3);
		assertThat(this.line.text(0)).isEqualTo("ab");
	}

	@Test
	void insertsBetweenWhatIsThere() {
		this.line.appendAscii("-12");
		this.line.insert(1, (byte) '0', 600);
		this.line.insert(1, (byte) '9', -1);
		assertThat(this.line.text(0)).isEqualTo("-" + "0".repeat(600) + "12");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "text\n", "text\n\n", "text\r\n", "text\n\t\n" })
	void endsALineOnce(String message) {
		this.line.appendMessage(message);
		this.line.endLine(0);
		assertThat(this.line.text(0)).isEqualTo("text\n");
	}

	@Test
	void endsOnlyItsOwnLine() {
		this.line.appendAscii("before\n");
		this.line.endLine(this.line.length());
		assertThat(this.line.text(0)).isEqualTo("before\n\n");
	}

	@Test
	void keepsATabThatIsNoIndentAtTheEnd() {
		this.line.appendMessage("text\t");
		this.line.endLine(0);
		assertThat(this.line.text(0)).isEqualTo("text\t\n");
	}

	@Test
	void startsAnewAfterClearing() {
		this.line.append(new byte[] { 'a', 'b', 'c' }, 1, 2);
		this.line.truncate(1);
		assertThat(this.line.text(0)).isEqualTo("b");
		this.line.clear();
		assertThat(this.line.length()).isZero();
	}

	private void assertEscaped(char character, String expected) {
		String text = "a" + character + "b";
		assertThat(field(text)).isEqualTo("a" + expected + "b");
		assertThat(message(text)).isEqualTo("a" + expected + "b");
		assertThat(trace(text)).isEqualTo("a" + expected + "b");
		this.line.clear();
		this.line.appendMessage(character);
		assertThat(this.line.text(0)).isEqualTo(expected);
	}

	private String field(String text) {
		this.line.clear();
		this.line.appendField(text);
		return this.line.text(0);
	}

	private String message(String text) {
		this.line.clear();
		this.line.appendMessage(text);
		return this.line.text(0);
	}

	private String trace(String text) {
		this.line.clear();
		this.line.appendTrace(text);
		return this.line.text(0);
	}

}
