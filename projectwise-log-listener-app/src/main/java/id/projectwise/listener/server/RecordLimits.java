package id.projectwise.listener.server;

import java.time.Duration;

/**
 * What records may be.
 *
 * @param bytes the longest record of a protocol that sends each on its own, such as JSON
 * @param nesting how deep its values may be nested
 * @param fields how many values it may have, those within others included
 * @param age how old any record may be; an older one gets the time of its arrival
 */
public record RecordLimits(int bytes, int nesting, int fields, Duration age) {

	/**
	 * Return the usual limits: 1 MB, 32 levels, 512 values, 400 days.
	 * @return the limits
	 */
	public static RecordLimits defaults() {
		return new RecordLimits(1 << 20, 32, 512, Duration.ofDays(400));
	}

}
