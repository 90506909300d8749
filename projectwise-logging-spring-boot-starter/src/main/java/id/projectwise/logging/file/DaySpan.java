package id.projectwise.logging.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of a zone and the instants it spans, whatever its length.
 *
 * @param day the day
 * @param startMillis its first millisecond since the epoch
 * @param endMillis the first millisecond of the next day
 */
public record DaySpan(LocalDate day, long startMillis, long endMillis) {

	/** With the hour that is repeated in autumn. */
	private static final long LONGEST_DAY_MILLIS = 25 * 60 * 60 * 1000;

	/**
	 * Return the span of a day.
	 * @param day the day
	 * @param zone the zone whose midnights count
	 * @return the span
	 */
	public static DaySpan of(LocalDate day, ZoneId zone) {
		return new DaySpan(day, startOf(day, zone), startOf(day.plusDays(1), zone));
	}

	/**
	 * Return the day an instant belongs to.
	 * @param epochMillis the instant in milliseconds since the epoch
	 * @param zone the zone whose midnights count
	 * @return the day
	 */
	public static LocalDate dayOf(long epochMillis, ZoneId zone) {
		return LocalDate.ofInstant(Instant.ofEpochMilli(epochMillis), zone);
	}

	/**
	 * Return whether an instant lies in this span.
	 * @param epochMillis the instant in milliseconds since the epoch
	 * @return whether it belongs to the day
	 */
	public boolean covers(long epochMillis) {
		return epochMillis >= this.startMillis && epochMillis < this.endMillis;
	}

	/** After midnight, or when the clock was days ahead before. */
	boolean isOver(long nowMillis) {
		return nowMillis >= this.endMillis || nowMillis < this.startMillis - LONGEST_DAY_MILLIS;
	}

	private static long startOf(LocalDate day, ZoneId zone) {
		return day.atStartOfDay(zone).toInstant().toEpochMilli();
	}

}
