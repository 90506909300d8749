package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Jars of Spring Boot applications.
 */
final class BootJar {

	private BootJar() {
	}

	/**
	 * Copy a jar without some of its entries. Those that are not compressed stay so, as
	 * Spring Boot needs it of the libraries.
	 * @param jar the jar
	 * @param prefix how the names begin of what is left out
	 * @param copy the new jar
	 */
	static void copyWithout(Path jar, String prefix, Path copy) throws IOException {
		try (ZipFile source = new ZipFile(jar.toFile());
				ZipOutputStream target = new ZipOutputStream(Files.newOutputStream(copy))) {
			for (Enumeration<? extends ZipEntry> entries = source.entries(); entries.hasMoreElements();) {
				ZipEntry entry = new ZipEntry(entries.nextElement());
				if (!entry.getName().startsWith(prefix)) {
					copy(source, entry, target);
				}
			}
		}
	}

	private static void copy(ZipFile source, ZipEntry entry, ZipOutputStream target) throws IOException {
		try (InputStream content = source.getInputStream(entry)) {
			if (entry.getMethod() == ZipEntry.DEFLATED) {
				entry.setCompressedSize(-1);
			}
			target.putNextEntry(entry);
			content.transferTo(target);
			target.closeEntry();
		}
	}

}
