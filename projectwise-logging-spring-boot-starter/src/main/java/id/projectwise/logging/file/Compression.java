package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * Gzips dated files. The plain file goes only after the compressed one and its directory
 * are on the disk, and is locked meanwhile: whoever may still write to it holds that
 * lock.
 */
final class Compression {

	private static final int BUFFER_SIZE = 64 * 1024;

	private static final String TEMPORARY_SUFFIX = ".tmp";

	/** Time for every process to notice midnight and let go of the day's files. */
	private static final Duration GRACE = Duration.ofHours(1);

	/** The last bytes of a gzip file: checksum and length of what is in it. */
	private static final int TRAILER_LENGTH = 8;

	private final TreeListener listener;

	Compression(TreeListener listener) {
		this.listener = listener;
	}

	static boolean isDue(LocalDate day, TreeSettings settings) {
		LocalDate today = LocalDate.ofInstant(settings.clock().instant().minus(GRACE), settings.clock().getZone());
		return settings.compressAfterDays() > 0 && !day.isAfter(today.minusDays(settings.compressAfterDays()));
	}

	/**
	 * Return the dated file whose unfinished compression a file is.
	 */
	static @Nullable Path plainOf(Path temporary) {
		String name = temporary.getFileName().toString();
		if (!name.startsWith(".") || !name.endsWith(TEMPORARY_SUFFIX)) {
			return null;
		}
		String plain = name.substring(1, name.length() - TEMPORARY_SUFFIX.length());
		return (DatedName.parse(plain) != null) ? temporary.resolveSibling(plain) : null;
	}

	/**
	 * Compress one file, unless somebody holds it.
	 * @param plain the dated file
	 * @param name its name
	 */
	void compress(Path plain, DatedName name) throws IOException {
		if (!FileLocks.claim(plain)) {
			return;
		}
		try (FileChannel source = FileChannel.open(plain, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			if (FileLocks.tryLock(source, false)) {
				compress(source, plain, name);
			}
		}
		finally {
			FileLocks.unclaim(plain);
		}
	}

	private void compress(FileChannel source, Path plain, DatedName name) throws IOException {
		Path temporary = plain.resolveSibling('.' + name.fileName() + TEMPORARY_SUFFIX);
		Path compressed;
		// Whatever fails, on a full disk the space is needed for other things.
		Closeable removal = () -> Files.deleteIfExists(temporary);
		try (removal) {
			copy(source, temporary);
			Files.setLastModifiedTime(temporary, Files.getLastModifiedTime(plain));
			compressed = targetOf(source, plain, name);
			Files.move(temporary, compressed, StandardCopyOption.REPLACE_EXISTING);
		}
		Directories.force(Directories.of(plain));
		Files.delete(plain);
		this.listener.compressed(compressed);
	}

	/**
	 * The first free name, or that of a gzip file with the same lines, which a run left
	 * that was killed before it removed the plain file.
	 */
	private static Path targetOf(FileChannel source, Path plain, DatedName name) throws IOException {
		for (int number = name.number();; number++) {
			Path path = plain.resolveSibling(new DatedName(name.module(), name.day(), number, true).fileName());
			if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) || holdsBeginningOf(source, path)) {
				return path;
			}
		}
	}

	private static boolean holdsBeginningOf(FileChannel source, Path compressed) throws IOException {
		ByteBuffer trailer = ByteBuffer.allocate(TRAILER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		try (FileChannel channel = FileChannel.open(compressed, StandardOpenOption.READ)) {
			channel.read(trailer, Math.max(0, channel.size() - TRAILER_LENGTH));
		}
		int checksum = trailer.getInt(0);
		long length = Integer.toUnsignedLong(trailer.getInt(Integer.BYTES));
		return length > 0 && length <= source.size() && checksum == checksumOf(source, length);
	}

	private static int checksumOf(FileChannel source, long length) throws IOException {
		CRC32 checksum = new CRC32();
		ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
		for (long position = 0; position < length; position += buffer.limit()) {
			buffer.clear().limit((int) Math.min(BUFFER_SIZE, length - position));
			if (source.read(buffer, position) < 0) {
				break;
			}
			checksum.update(buffer.flip());
		}
		return (int) checksum.getValue();
	}

	private static void copy(FileChannel source, Path temporary) throws IOException {
		try (FileChannel target = FileChannel.open(temporary, StandardOpenOption.CREATE,
				StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
				GZIPOutputStream out = new GZIPOutputStream(Channels.newOutputStream(target), BUFFER_SIZE)) {
			Channels.newInputStream(source).transferTo(out);
			out.finish();
			target.force(true);
		}
	}

}
