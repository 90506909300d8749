package id.projectwise.listener.codec;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeTextTests {

	private final TimeText time = timeAt("2026-11-22T21:31:59.123Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-11-22T21:31:59.123Z            | 2026-11-22T21:31:59.123Z
			2026-11-22T21:31:59Z                | 2026-11-22T21:31:59Z
			2026-11-22T21:31Z                   | 2026-11-22T21:31:00Z
			2026-11-22t21:31:59.5z              | 2026-11-22T21:31:59.5Z
			2026-11-22T21:31:59.123456789Z      | 2026-11-22T21:31:59.123456789Z
			2026-11-22T21:31:59.12345678999Z    | 2026-11-22T21:31:59.123456789Z
			2026-11-22T21:31:59.123+00:00       | 2026-11-22T21:31:59.123Z
			2026-11-22T21:31:59.123+0000        | 2026-11-22T21:31:59.123Z
			2026-11-22T21:31:59.123-05:30       | 2026-11-23T03:01:59.123Z
			2026-11-22T21:31:59.123+01          | 2026-11-22T20:31:59.123Z
			2026-11-22 21:31:59,123 +0100       | 2026-11-22T20:31:59.123Z
			2026-11-22 21:31:59,123             | 2026-11-22T20:31:59.123Z
			2026-07-22 21:31:59                 | 2026-07-22T19:31:59Z
			2024-02-29T00:00:00Z                | 2024-02-29T00:00:00Z
			2016-12-31T23:59:60Z                | 2017-01-01T00:00:00Z
			0001-01-01T00:00:00Z                | 0001-01-01T00:00:00Z
			9999-12-31T23:59:59.999999999Z      | 9999-12-31T23:59:59.999999999Z
			0                                   | 1970-01-01T00:00:00Z
			1385053862                          | 2013-11-21T17:11:02Z
			1385053862.3072                     | 2013-11-21T17:11:02.307200Z
			1385053862307                       | 2013-11-21T17:11:02.307Z
			1385053862307.25                    | 2013-11-21T17:11:02.307250Z
			1385053862307200                    | 2013-11-21T17:11:02.307200Z
			1385053862307200001                 | 2013-11-21T17:11:02.307200001Z
			1.385053862E9                       | 2013-11-21T17:11:02Z
			1.385053862307e+12                  | 2013-11-21T17:11:02.307Z
			""")
	void readsATimeHoweverItIsSpelt(String text, Instant expected) {
		assertThat(this.time.read(text)).isTrue();
		assertThat(read()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "yesterday", "2026-11-22", "21:31:59", "2026-13-22T21:31:59Z",
			"2026-11-31T21:31:59Z", "2025-02-29T00:00:00Z", "2026-1-22T21:31:59Z", "2026-11--1T21:31:59Z",
			"2026-11-22T24:31:59Z", "2026-11-22T21:60:59Z", "2026-11-22T21:31:61Z", "2026-11-22T21:31:59.Z",
			"2026-11-22T21:31:59Zulu", "2026-11-22T21:31:59+99:00", "2026-11-22T21:31:59+01:99",
			"2026-11-22T21:31:59 Berlin", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00",
			"9999-12-31T23:59:59-01:00", "-5", "1.", ".5", "1e", "1e999", "1e999999999", "9999999999999999999",
			"12345678901234567890", "0x10", "NaN", "Infinity", "1385053862 ",
			"2026-11-22T21:31:59.00000000000000000000000000000000000000000000000000000Z" })
	void refusesWhatIsNoTime(String text) {
		this.time.now();
		Instant before = read();
		assertThat(this.time.read(text)).isFalse();
		assertThat(read()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-31T23:59:59Z, Jan  1 00:00:01, 2026-12-31T23:00:01Z",
			"2027-01-01T00:00:10Z, Dec 31 23:59:59, 2026-12-31T22:59:59Z",
			"2027-01-01T00:00:10Z, Jan 01 01:00:09, 2027-01-01T00:00:09Z",
			"2026-06-01T00:00:00Z, Nov 22 21:31:59, 2025-11-22T20:31:59Z",
			"2028-03-01T00:00:00Z, Feb 29 12:00:00.5, 2028-02-29T11:00:00.5Z",
			"2026-11-22T00:00:00Z, Nov  2 2019 21:31:59, 2019-11-02T20:31:59Z",
			"2026-11-22T00:00:00Z, May 9 21:31:59, 2026-05-09T19:31:59Z" })
	void givesADateWithoutAYearOneThatIsNotFarAhead(Instant now, String text, Instant expected) {
		TimeText there = timeAt(now.toString());
		assertThat(there.readTraditional(text, 0, text.length())).isEqualTo(text.length());
		assertThat(Instant.ofEpochMilli(there.epochMillis())).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Nov", "Nov 22", "Now 22 21:31:59", "Nov 31 21:31:59", "Feb 29 21:31:59",
			"Nov 22 25:31:59", "Nov 22  21:31:59", "nov 22 21:31:59", "Nov 22 0000 21:31:59", "Nov -1 21:31:59" })
	void refusesADateThatDoesNotExist(String text) {
		assertThat(this.time.readTraditional(text, 0, text.length())).isEqualTo(-1);
	}

	@Test
	void findsTheEndOfADateInFrontOfAText() {
		String text = "<13>Nov 22 21:31:59 host";
		assertThat(this.time.readTraditional(text, 4, text.length())).isEqualTo(19);
		assertThat(read()).isEqualTo("2026-11-22T20:31:59Z");
	}

	@Test
	void keepsNothingOfADayThatIsTheSameExceptForABrokenPart() {
		assertThat(this.time.read("2026-01-31T00:00:00Z")).isTrue();
		assertThat(this.time.read("2026-02-0xT00:00:00Z")).isFalse();
		assertThat(this.time.read("2026-00-63T00:00:00Z")).isFalse();
	}

	private Instant read() {
		return Instant.ofEpochMilli(this.time.epochMillis()).plusNanos(this.time.nano() % 1_000_000);
	}

	private static TimeText timeAt(String now) {
		return new TimeText(Clock.fixed(Instant.parse(now), ZoneId.of("Europe/Berlin")));
	}

}
