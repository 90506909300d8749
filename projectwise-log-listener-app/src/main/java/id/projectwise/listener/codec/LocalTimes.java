package id.projectwise.listener.codec;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Dates and local times as numbers. What was asked for last is kept, for the next record
 * is from the same day and quarter of an hour. For one thread.
 */
final class LocalTimes {

	private static final long DAY = 86_400;

	private static final int MONTH = 31;

	/** Zones change their offset at such times only. */
	private static final long QUARTER = 900;

	private final Clock clock;

	private final ZoneRules rules;

	private long quarter = Long.MIN_VALUE;

	private int offset;

	private int date = -1;

	private long epochDay;

	private int dayOfYear = -1;

	private long today;

	private int lastYear;

	LocalTimes(Clock clock) {
		this.clock = clock;
		this.rules = clock.getZone().getRules();
	}

	/**
	 * Return the second of a local time in the clock's zone.
	 * @param localSecond what the second would be in UTC
	 */
	long epochSecond(long localSecond) {
		long wanted = Math.floorDiv(localSecond, QUARTER);
		if (wanted != this.quarter) {
			LocalDateTime time = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
			this.offset = this.rules.getOffset(time).getTotalSeconds();
			this.quarter = wanted;
		}
		return localSecond - this.offset;
	}

	/**
	 * Return whether there is such a day, and have it ready as {@link #epochDay()}.
	 */
	boolean isDay(int year, int month, int day) {
		if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
			return false;
		}
		int wanted = (year * 16 + month) * 32 + day;
		if (wanted == this.date) {
			return true;
		}
		YearMonth days = YearMonth.of(year, month);
		if (!days.isValidDay(day)) {
			return false;
		}
		this.date = wanted;
		this.epochDay = days.atDay(day).toEpochDay();
		return true;
	}

	/**
	 * Return the day that was found last.
	 */
	long epochDay() {
		return this.epochDay;
	}

	/**
	 * Return the last year in which a day without a year is not more than a month ahead,
	 * or the year before this one.
	 */
	int yearOf(int month, int day) {
		int wanted = month * 32 + day;
		long now = Math.floorDiv(this.clock.millis(), DAY * 1000);
		if (wanted != this.dayOfYear || now != this.today) {
			this.lastYear = findYear(month, day, now);
			this.dayOfYear = wanted;
			this.today = now;
		}
		return this.lastYear;
	}

	private int findYear(int month, int day, long now) {
		int year = LocalDate.ofEpochDay(now).getYear() + 1;
		for (int years = 0; years < 2 && !isBefore(year, month, day, now + MONTH); years++) {
			year--;
		}
		return year;
	}

	private boolean isBefore(int year, int month, int day, long limit) {
		return isDay(year, month, day) && this.epochDay < limit;
	}

}
