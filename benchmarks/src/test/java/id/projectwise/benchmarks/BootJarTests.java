package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BootJarTests {

	private static final byte[] CONTENT = "content".repeat(10).getBytes(StandardCharsets.UTF_8);

	@TempDir
	Path directory;

	@Test
	void leavesOutWhatIsAskedForAndKeepsLibrariesUncompressed() throws IOException {
		Path jar = this.directory.resolve("application.jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			put(zip, "lib/starter-1.jar", ZipEntry.STORED);
			put(zip, "lib/other-1.jar", ZipEntry.STORED);
			put(zip, "Main.class", ZipEntry.DEFLATED);
		}
		Path copy = this.directory.resolve("copy.jar");
		BootJar.copyWithout(jar, "lib/starter", copy);
		try (ZipFile zip = new ZipFile(copy.toFile())) {
			assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("lib/other-1.jar", "Main.class");
			assertThat(zip.getEntry("lib/other-1.jar").getMethod()).isEqualTo(ZipEntry.STORED);
			assertThat(zip.getInputStream(zip.getEntry("Main.class")).readAllBytes()).isEqualTo(CONTENT);
		}
	}

	private static void put(ZipOutputStream zip, String name, int method) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		CRC32 crc = new CRC32();
		crc.update(CONTENT);
		entry.setMethod(method);
		entry.setSize(CONTENT.length);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(CONTENT);
		zip.closeEntry();
	}

}
