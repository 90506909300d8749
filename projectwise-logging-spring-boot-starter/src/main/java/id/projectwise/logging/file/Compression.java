package id.projectwise.logging.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;

/**
 * Gzips dated files. The plain file goes only after the compressed one and its directory
 * are on the disk, and is locked meanwhile: whoever may still write to it holds that
 * lock.
 */
final class Compression {

	static final String TEMPORARY_SUFFIX = ".tmp";

	private final TreeListener listener;

	Compression(TreeListener listener) {
		this.listener = listener;
	}

	static boolean isDue(LocalDate day, TreeSettings settings) {
		return settings.compressAfterDays() > 0
				&& !day.isAfter(settings.today().minusDays(settings.compressAfterDays()));
	}

	/**
	 * Compress one file, unless somebody holds it.
	 * @param plain the dated file
	 * @param name its name
	 */
	void compress(Path plain, DatedName name) throws IOException {
		try (FileChannel source = FileChannel.open(plain, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			if (FileLocks.tryLock(source) == null) {
				return;
			}
			Path compressed = freeName(plain, name);
			Path temporary = plain.resolveSibling('.' + name.fileName() + TEMPORARY_SUFFIX);
			copy(source, temporary);
			Files.setLastModifiedTime(temporary, Files.getLastModifiedTime(plain));
			Files.move(temporary, compressed);
			force(plain.getParent());
			Files.delete(plain);
			this.listener.compressed(compressed);
		}
	}

	private static Path freeName(Path plain, DatedName name) throws IOException {
		int number = name.number();
		for (;; number++) {
			Path path = plain.resolveSibling(new DatedName(name.module(), name.day(), number, true).fileName());
			if (!Files.exists(path)) {
				return path;
			}
		}
	}

	private static void copy(FileChannel source, Path temporary) throws IOException {
		try (FileChannel target = FileChannel.open(temporary, StandardOpenOption.CREATE,
				StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
			InputStream in = Channels.newInputStream(source);
			OutputStream out = new GZIPOutputStream(Channels.newOutputStream(target), 64 * 1024);
			in.transferTo(out);
			((GZIPOutputStream) out).finish();
			target.force(true);
		}
	}

	private static void force(Path directory) throws IOException {
		if (System.getProperty("os.name", "").startsWith("Windows")) {
			// A directory cannot be opened there, and needs no forcing.
			return;
		}
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
