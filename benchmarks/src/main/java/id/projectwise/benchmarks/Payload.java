package id.projectwise.benchmarks;

import java.nio.ByteBuffer;

/**
 * Records as they are sent, encoded before the measurement.
 */
interface Payload {

	/** How many records are sent at once. */
	int RECORDS = 100;

	/**
	 * Return the next records of a connection.
	 * @param connection the number of the connection
	 * @return {@link #RECORDS} records, to be sent one after another
	 */
	ByteBuffer[] next(int connection);

	/**
	 * Return what is sent before the first records.
	 * @param connection the number of the connection
	 * @return what to send, empty if nothing
	 */
	ByteBuffer greeting(int connection);

	/**
	 * Return whether each {@link #next} is answered.
	 * @return whether to wait for answers
	 */
	boolean isAnswered();

	/**
	 * Return the mean length of a record.
	 * @return the number of bytes, frames included
	 */
	double recordLength();

}
