package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A process that keeps the disk busy: it writes big files on the disk of the benchmark
 * and forces them, one after another.
 */
final class DiskHog {

	private static final int PIECE = 4 * 1024 * 1024;

	private static final int PIECES = 64;

	private DiskHog() {
	}

	/**
	 * Run until killed.
	 * @param args the file to write
	 */
	public static void main(String[] args) throws IOException {
		Path file = Path.of(args[0]);
		ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
		while (true) {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
					StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.DELETE_ON_CLOSE)) {
				for (int i = 0; i < PIECES; i++) {
					channel.write(piece.rewind());
				}
				channel.force(true);
			}
		}
	}

	static JavaProcess start() throws IOException {
		Path directory = Files.createDirectories(JavaProcess.TARGET.resolve("hog"));
		return JavaProcess.start(List.of("-Xmx64m", "-XX:+UseSerialGC"), DiskHog.class,
				directory.resolve("console.txt"), directory.resolve("big"));
	}

}
