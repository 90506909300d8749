package id.projectwise.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a {@link Sink} has counted, in a mapped file: others read it while it counts, and
 * it outlives a sink that is killed. Thread-safe.
 */
final class SinkTally {

	static final String FILE = "sink.tally";

	private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private static final int PORT = 0;

	private static final int RECORDS = 64;

	private static final int BYTES = 128;

	private static final int NUMBERS = 192;

	private static final int SIZE = NUMBERS + NumberScanner.LIMIT;

	private final ByteBuffer file;

	private SinkTally(ByteBuffer file) {
		this.file = file;
	}

	/**
	 * Map a tally, which is created if it does not exist.
	 * @param directory the directory of the run
	 * @return the tally
	 */
	static SinkTally in(Path directory) throws IOException {
		try (FileChannel channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE,
				StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			return new SinkTally(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE));
		}
	}

	/**
	 * Return where the sink listens.
	 * @return the port, 0 while it does not listen
	 */
	int port() {
		return (int) get(PORT);
	}

	void setPort(int port) {
		LONG.setVolatile(this.file, PORT, (long) port);
	}

	long records() {
		return get(RECORDS);
	}

	long bytes() {
		return get(BYTES);
	}

	void add(long records, long bytes) {
		LONG.getAndAdd(this.file, RECORDS, records);
		LONG.getAndAdd(this.file, BYTES, bytes);
	}

	/**
	 * Count a record that bears a number.
	 * @param number the number
	 */
	synchronized void addNumber(int number) {
		this.file.put(NUMBERS + number, (byte) (this.file.get(NUMBERS + number) + 1));
	}

	/**
	 * Return how often a number was counted.
	 * @param number the number
	 * @return how often, up to 127
	 */
	synchronized int times(int number) {
		return this.file.get(NUMBERS + number);
	}

	private long get(int at) {
		return (long) LONG.getVolatile(this.file, at);
	}

}
