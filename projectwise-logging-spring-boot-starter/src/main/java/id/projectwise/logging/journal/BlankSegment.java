package id.projectwise.logging.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A segment without a stream: its blocks are on the disk, its pages are in memory, and
 * all of it is zero but the mark that says so.
 *
 * @param path its file
 * @param buffer its bytes
 */
record BlankSegment(Path path, MappedByteBuffer buffer) {

	private static final int PAGE = 4096;

	private static final byte[] ZEROS = new byte[1 << 16];

	/**
	 * Create a file. For a thread that may be interrupted, which does not matter here.
	 */
	static BlankSegment create(Path path, int size) throws IOException {
		try {
			fill(path, size);
			MappedByteBuffer buffer = map(path, size);
			for (int offset = 0; offset < size; offset += PAGE) {
				buffer.put(offset, (byte) 0);
			}
			buffer.putLong(0, SegmentHeader.BLANK_MAGIC);
			return new BlankSegment(path, buffer);
		}
		catch (IOException | InternalError ex) {
			Files.deleteIfExists(path);
			throw ex;
		}
	}

	/** Make a segment blank again that nobody uses any more. */
	static BlankSegment clean(Path path, MappedByteBuffer buffer) {
		buffer.putLong(0, SegmentHeader.BLANK_MAGIC);
		for (int offset = Long.BYTES; offset < buffer.capacity(); offset += ZEROS.length) {
			buffer.put(offset, ZEROS, 0, Math.min(ZEROS.length, buffer.capacity() - offset));
		}
		return new BlankSegment(path, buffer);
	}

	/**
	 * Map a file that exists, even though an interrupt closes the channel that is needed
	 * for it.
	 */
	static MappedByteBuffer map(Path path, int size) throws IOException {
		boolean interrupted = Thread.interrupted();
		try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			MappedByteBuffer buffer = file.map(MapMode.READ_WRITE, 0, size);
			buffer.order(ByteOrder.LITTLE_ENDIAN);
			return buffer;
		}
		catch (ClosedByInterruptException ex) {
			interrupted = true;
			return map(path, size);
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static void fill(Path path, int size) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
			for (int left = size; left > 0; left -= ZEROS.length) {
				file.write(ZEROS, 0, Math.min(ZEROS.length, left));
			}
		}
	}

}
