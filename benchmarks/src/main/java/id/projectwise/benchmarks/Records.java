package id.projectwise.benchmarks;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The texts of the records that a load consists of, the modules in turn. They repeat, so
 * that making them costs nothing while it is measured.
 */
final class Records {

	/** So many chunks differ. */
	static final int CHUNKS = 20;

	private static final int FIRST_ID = 1_000_000;

	private Records() {
	}

	/**
	 * Encode the chunks.
	 * @param encoder how to encode a record
	 * @return the entries of each chunk
	 */
	static List<ByteBuffer> chunks(Encoder encoder) {
		return IntStream.range(0, CHUNKS).mapToObj((chunk) -> chunk(chunk, encoder)).toList();
	}

	private static ByteBuffer chunk(int chunk, Encoder encoder) {
		byte[] bytes = new byte[0];
		for (int i = 0; i < Payload.RECORDS; i++) {
			byte[] record = encoder.encode(Workload.LOGGERS.get(i % Workload.LOGGERS.size()),
					"order " + (FIRST_ID + chunk * Payload.RECORDS + i) + " accepted for Ada Lovelace in 42 ms");
			int before = bytes.length;
			bytes = Arrays.copyOf(bytes, before + record.length);
			System.arraycopy(record, 0, bytes, before, record.length);
		}
		return direct(bytes, bytes.length);
	}

	static ByteBuffer direct(byte[] bytes, int length) {
		return ByteBuffer.allocateDirect(length).put(bytes, 0, length).flip().asReadOnlyBuffer();
	}

	/**
	 * Encodes a record.
	 */
	interface Encoder {

		byte[] encode(String logger, String message);

	}

}
