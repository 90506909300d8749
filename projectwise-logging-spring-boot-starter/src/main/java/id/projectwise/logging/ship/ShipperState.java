package id.projectwise.logging.ship;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a shipper is doing. Counts are of the shipper's life.
 *
 * @param destination host and port
 * @param connected whether there is a connection
 * @param since since when there is, or is not
 * @param keepsMarks whether the receiver keeps marks, so that each record arrives exactly
 * once; null if it has acknowledged nothing yet
 * @param lastError why the last connection was lost or not made; null if that never
 * happened
 * @param attempts how often a connection was tried
 * @param connections how many connections were made
 * @param rejections how many of them were closed because the receiver did not keep to the
 * protocol
 * @param shippedRecords records sent; those sent again are counted again
 * @param shippedBytes their size before compression
 * @param acknowledgedRecords records acknowledged
 * @param acknowledgedBytes their size before compression
 */
public record ShipperState(String destination, boolean connected, Instant since, @Nullable Boolean keepsMarks,
		@Nullable String lastError, long attempts, long connections, long rejections, long shippedRecords,
		long shippedBytes, long acknowledgedRecords, long acknowledgedBytes) {

	/**
	 * Return how often a connection was made again.
	 * @return the number of connections after the first
	 */
	public long reconnects() {
		return Math.max(0, this.connections - 1);
	}

}
