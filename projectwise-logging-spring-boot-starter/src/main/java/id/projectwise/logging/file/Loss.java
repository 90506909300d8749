package id.projectwise.logging.file;

import java.time.Instant;

/**
 * Lines of a module that could not be written.
 *
 * @param lines how many
 * @param from the time of the first
 * @param to the time of the last
 * @param reason why, as far as known last
 */
public record Loss(long lines, Instant from, Instant to, Exception reason) {

	@Override
	public String toString() {
		return this.lines + " records were lost here between " + this.from + " and " + this.to + ": " + this.reason;
	}

}
