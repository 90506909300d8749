package id.projectwise.logging.format;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DateTextTests {

	private static final Instant TIME = Instant.parse("2024-02-29T05:07:03.123456789Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			%Y-%m-%d %H:%M:%S       | 2024-02-29 05:07:03
			%Y-%m                   | 2024-02
			%d/%b/%Y:%H:%M:%S %z    | 29/Feb/2024:05:07:03 +0000
			%A %d %B %Y %l:%M %p %Z | Thursday 29 February 2024  5:07 AM UTC
			%a %^a %#a %-d %_j %03d | Thu THU THU 29  60 029
			%c                      | Thu Feb 29 05:07:03 2024
			%G-W%V-%u week %U %W    | 2024-W09-4 week 08 09
			%H:%M:%S.%f             | 05:07:03.123456
			%s %% %C %y %D %F %R %r | 1709183223 % 20 24 02/29/24 2024-02-29 05:07 05:07:03 AM
			%Ey %OH %EY             | 24 05 2024
			%P %#p %#Z %10Y         | am am utc 0000002024
			yyyy-MM-dd HH:mm:ss     | 2024-02-29 05:07:03
			yyyy'/'MM               | 2024/02
			EEE d MMM uuuu, h a     | Thu 29 Feb 2024, 5 AM
			yyyy-MM-dd'T'HH:mm:ss.SSSXXX | 2024-02-29T05:07:03.123Z
			""")
	void writesBothKinds(String format, String expected) {
		assertThat(DateText.of(format, ZoneOffset.UTC).format(TIME)).isEqualTo(expected);
	}

	@Test
	void writesTimesOfItsZone() {
		ZoneId zone = ZoneId.of("Europe/Berlin");
		DateText text = DateText.of("%F %T %z %Z", zone);
		assertThat(text.format(Instant.parse("2025-10-26T00:30:00Z"))).isEqualTo("2025-10-26 02:30:00 +0200 CEST");
		assertThat(text.format(Instant.parse("2025-10-26T01:30:00Z"))).isEqualTo("2025-10-26 02:30:00 +0100 CET");
	}

	@Test
	void writesOffsetsThatAreNoWholeHours() {
		assertThat(DateText.of("%z", ZoneId.of("Asia/Kolkata")).format(TIME)).isEqualTo("+0530");
		assertThat(DateText.of("%z", ZoneOffset.ofHoursMinutes(0, -30)).format(TIME)).isEqualTo("-0030");
	}

	@Test
	void keepsATabOnTheLine() {
		assertThat(DateText.of("%H%t%M", ZoneOffset.UTC).format(TIME)).isEqualTo("05\t07");
	}

	@Test
	void showsEveryLetterItNames() {
		assertThat(StrftimeFields.LETTERS.split(""))
			.allSatisfy((letter) -> assertThat(DateText.of("%" + letter, ZoneOffset.UTC).format(TIME)).isNotEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "%f", "%S.%f", "ss.SSS", "ss.S", "n", "A" })
	void knowsFractionsOfASecond(String format) {
		assertThat(DateText.of(format, ZoneOffset.UTC).isFinerThanSecond()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%Y-%m-%d %H:%M:%S", "%s", "yyyy-MM-dd HH:mm:ss", "%%f", "'SSS'" })
	void knowsWholeSeconds(String format) {
		assertThat(DateText.of(format, ZoneOffset.UTC).isFinerThanSecond()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					%Y %Q       | Date format '%Y %Q': '%Q' at index 3 is unknown, known letters are %ABCDFGHIMPRSTUVWXYZabcdefghjklmprstuwxyz
					%Y%         | '%' at index 2 is not finished, write %% for a percent sign
					%-10        | '%-10' at index 0 is not finished
					%E          | '%E' at index 0 is not finished
					%EH         | '%EH' at index 0 is unknown
					%OY         | '%OY' at index 0 is unknown
					%H%n%M      | '%n' at index 2 would break the line
					%101Y       | '101' at index 1 is too wide, at most 100 is possible
					%99999999999Y | is too wide
					yyyy-bb     | Date format 'yyyy-bb': it has no percent sign, so it is a DateTimeFormatter pattern, but not a valid one
					yyyy 'open  | write for example %Y-%m-%d %H:%M:%S or yyyy-MM-dd HH:mm:ss
					"  "        | it must have something to show
					""")
	void refusesWhatItCannotShow(String format, String problem) {
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> DateText.of(format, ZoneOffset.UTC))
			.withMessageContaining(problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%H\n%M", "HH\r", "HH'\u001B'" })
	void refusesControlCharacters(String format) {
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> DateText.of(format, ZoneOffset.UTC))
			.withMessageContaining("no line feed or other control character")
			.withMessageNotContainingAny("\n", "\r", "\u001B");
	}

}
