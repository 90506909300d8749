package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * No logger at all: one append of a ready line to a file for each call. Nobody who hands
 * each line to the operating system by itself can be faster.
 */
final class FloorVariant implements Variant {

	private static final String LINE = "2025-08-31 12:34:56,789 INFO  [worker-1] %s - "
			+ "order 1000000 accepted for Ada Lovelace in 42 ms\n";

	private final FileChannel[] files;

	private final ByteBuffer[][] lines;

	FloorVariant(Path directory, int files, int threads) {
		this.files = new FileChannel[files];
		this.lines = new ByteBuffer[threads][files];
		for (int i = 0; i < files; i++) {
			String logger = Workload.LOGGERS.get(i);
			this.files[i] = open(directory.resolve(logger + ".log"));
			for (ByteBuffer[] line : this.lines) {
				line[i] = direct(LINE.formatted(logger));
			}
		}
	}

	private static FileChannel open(Path file) {
		try {
			Files.createDirectories(file.getParent());
			return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ByteBuffer direct(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocateDirect(bytes.length).put(bytes);
	}

	@Override
	public void log(int thread, int logger, int id, String name, int millis) {
		try {
			this.files[logger].write(this.lines[thread][logger].rewind());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
