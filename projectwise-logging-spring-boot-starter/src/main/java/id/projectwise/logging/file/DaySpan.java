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
record DaySpan(LocalDate day, long startMillis, long endMillis) {

	static DaySpan of(LocalDate day, ZoneId zone) {
		return new DaySpan(day, startOf(day, zone), startOf(day.plusDays(1), zone));
	}

	static LocalDate dayOf(long epochMillis, ZoneId zone) {
		return LocalDate.ofInstant(Instant.ofEpochMilli(epochMillis), zone);
	}

	private static long startOf(LocalDate day, ZoneId zone) {
		return day.atStartOfDay(zone).toInstant().toEpochMilli();
	}

}
