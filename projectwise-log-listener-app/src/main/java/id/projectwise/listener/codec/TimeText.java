package id.projectwise.listener.codec;

import java.time.Clock;

/**
 * Reads times in the spellings that logs have:
 * <ul>
 * <li>ISO 8601 such as {@code 2026-11-22T21:31:59.123Z}, also with a space, a comma, an
 * offset with or without a colon, or no offset: then it is in the clock's zone;</li>
 * <li>a number of seconds since the epoch, or of milliseconds, microseconds or
 * nanoseconds if it were beyond the year 5138 otherwise;</li>
 * <li>{@code Nov 22 21:31:59} in the clock's zone, with the last year in which that is
 * not more than a month ahead.</li>
 * </ul>
 * What is no time of the years 1 to 9999 is refused, and changes nothing. For one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339">RFC 3339</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3164#section-4.1.2">RFC 3164, HEADER
 * part</a>
 */
final class TimeText {

	private static final int LONGEST = 64;

	private static final long DAY = 86_400;

	private static final int SECOND = 1_000_000_000;

	private static final long FIRST_SECOND = -62_135_596_800L;

	private static final long LAST_SECOND = 253_402_300_799L;

	private static final long LARGEST_SECONDS = 100_000_000_000L;

	private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

	private final Clock clock;

	private final LocalTimes times;

	private final TextCursor cursor = new TextCursor();

	private long second;

	private int nano;

	private int secondOfDay;

	private int fraction;

	TimeText(Clock clock) {
		this.clock = clock;
		this.times = new LocalTimes(clock);
	}

	long epochMillis() {
		return this.second * 1000 + this.nano / 1_000_000;
	}

	int nano() {
		return this.nano;
	}

	/**
	 * Take the time of the clock.
	 */
	void now() {
		long now = this.clock.millis();
		set(Math.floorDiv(now, 1000L), Math.floorMod(now, 1000) * 1_000_000);
	}

	/**
	 * Replace the fraction of the second.
	 */
	void setNano(long newNano) {
		this.nano = (int) Math.min(SECOND - 1, newNano);
	}

	/**
	 * Read a date and time of ISO 8601, or a number.
	 */
	boolean read(String newText) {
		return readIso(newText, 0, newText.length()) || readNumber(newText);
	}

	/**
	 * Read a date and time of ISO 8601.
	 */
	boolean readIso(String newText, int from, int to) {
		this.cursor.open(newText, from, to);
		int year = this.cursor.readDigits(4);
		if (year < 0 || to - from > LONGEST || !this.cursor.skip('-')) {
			return false;
		}
		int month = this.cursor.readDigits(2);
		if (!this.cursor.skip('-') || !this.times.isDay(year, month, this.cursor.readDigits(2))) {
			return false;
		}
		boolean isTime = (this.cursor.skip('T') || this.cursor.skip(' ') || this.cursor.skip('t')) && readTimeOfDay();
		return isTime && readOffset(this.times.epochDay() * DAY + this.secondOfDay);
	}

	/**
	 * Read a month's name, a day and a time, as in RFC 3164; some put the year before the
	 * time.
	 * @return where it ends, or -1
	 */
	int readTraditional(String newText, int from, int to) {
		this.cursor.open(newText, from, to);
		int month = readMonth(newText);
		this.cursor.skip(' ');
		int day = (int) this.cursor.readNumber(2);
		if (!this.cursor.skip(' ')) {
			return -1;
		}
		boolean hasYear = this.cursor.peek(4) == ' ';
		int year = hasYear ? this.cursor.readDigits(4) : this.times.yearOf(month, day);
		if ((hasYear && !this.cursor.skip(' ')) || !this.times.isDay(year, month, day) || !readTimeOfDay()) {
			return -1;
		}
		long localSecond = this.times.epochDay() * DAY + this.secondOfDay;
		return set(this.times.epochSecond(localSecond), this.fraction) ? this.cursor.at() : -1;
	}

	private int readMonth(String text) {
		int at = this.cursor.at();
		boolean isName = this.cursor.peek(3) == ' ';
		this.cursor.moveTo(isName ? at + 4 : at);
		for (int i = 0; isName && i < 12; i++) {
			if (MONTHS.regionMatches(i * 3, text, at, 3)) {
				return i + 1;
			}
		}
		return -1;
	}

	// A leap second is the first one of the next minute.
	private boolean readTimeOfDay() {
		int hour = this.cursor.readDigits(2);
		int minute = this.cursor.skip(':') ? this.cursor.readDigits(2) : -1;
		int sixtieth = this.cursor.skip(':') ? this.cursor.readDigits(2) : 0;
		this.fraction = (this.cursor.skip('.') || this.cursor.skip(',')) ? this.cursor.readFraction() : 0;
		this.secondOfDay = (hour * 60 + minute) * 60 + sixtieth;
		return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && sixtieth >= 0 && sixtieth <= 60
				&& this.fraction >= 0;
	}

	private boolean readOffset(long localSecond) {
		if (this.cursor.isAtEnd()) {
			return set(this.times.epochSecond(localSecond), this.fraction);
		}
		this.cursor.skip(' ');
		if (this.cursor.skip('Z') || this.cursor.skip('z')) {
			return this.cursor.isAtEnd() && set(localSecond, this.fraction);
		}
		boolean isWest = this.cursor.skip('-');
		if (!isWest && !this.cursor.skip('+')) {
			return false;
		}
		int hours = this.cursor.readDigits(2);
		this.cursor.skip(':');
		int minutes = !this.cursor.isAtEnd() ? this.cursor.readDigits(2) : 0;
		if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || !this.cursor.isAtEnd()) {
			return false;
		}
		int seconds = (hours * 60 + minutes) * 60;
		return set(isWest ? localSecond + seconds : localSecond - seconds, this.fraction);
	}

	private boolean readNumber(String newText) {
		this.cursor.open(newText, 0, newText.length());
		long whole = readLong();
		int part = this.cursor.skip('.') ? this.cursor.readFraction() : 0;
		if (whole < 0 || part < 0 || newText.length() > LONGEST) {
			return false;
		}
		return (this.cursor.isAtEnd()) ? setNumber(whole, part) : readExponent(newText);
	}

	// Nanoseconds have 19 digits.
	private long readLong() {
		long number = this.cursor.readNumber(18);
		int last = this.cursor.readDigits(1);
		return (last >= 0) ? number * 10 + last : number;
	}

	private boolean readExponent(String text) {
		boolean isExponent = this.cursor.skip('e') || this.cursor.skip('E');
		if (!this.cursor.skip('-')) {
			this.cursor.skip('+');
		}
		if (!isExponent || this.cursor.readNumber(3) < 0 || !this.cursor.isAtEnd()) {
			return false;
		}
		double value = Double.parseDouble(text);
		double whole = Math.floor(value);
		return whole < Long.MAX_VALUE && setNumber((long) whole, (int) ((value - whole) * SECOND));
	}

	private boolean setNumber(long whole, int part) {
		long unit = 1;
		while (unit < SECOND && whole / unit >= LARGEST_SECONDS) {
			unit *= 1000;
		}
		long nanos = whole % unit * (SECOND / unit) + part / unit;
		return set(whole / unit, (int) nanos);
	}

	private boolean set(long newSecond, int newNano) {
		if (newSecond < FIRST_SECOND || newSecond > LAST_SECOND) {
			return false;
		}
		this.second = newSecond;
		this.nano = newNano;
		return true;
	}

}
