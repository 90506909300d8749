package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OpenFileTests {

	private static final DaySpan SPAN = DaySpan.of(LocalDate.of(2025, 8, 31), ZoneOffset.UTC);

	@TempDir
	Path directory;

	@Test
	void createsDirectoriesAndAppends() throws Exception {
		Path path = this.directory.resolve("a/b/app.log");
		append(path, "one");
		append(path, "two");
		assertThat(path).hasContent("one\ntwo\n");
	}

	@Test
	void startsOnANewLineAfterAFragment() throws Exception {
		Path path = this.directory.resolve("app.log");
		Files.writeString(path, "whole\nhal");
		append(path, "next");
		assertThat(path).hasContent("whole\nhal\nnext\n");
	}

	@Test
	void startsOnANewLineAfterAFragmentThatAnotherProcessLeft() throws Exception {
		Path path = this.directory.resolve("app.log");
		OpenFile file = OpenFile.open(path, SPAN);
		append(file, "one", 1);
		Files.writeString(path, "hal", StandardOpenOption.APPEND);
		append(file, "two", 2);
		Files.writeString(path, "other\nhal", StandardOpenOption.APPEND);
		append(file, "three", 2);
		append(file, "four", 2);
		file.release();
		assertThat(path).hasContent("one\nhal\ntwo\nother\nhal\nthree\nfour\n");
	}

	@Test
	void addsNoEmptyLineBesideAnotherProcess() throws Exception {
		Path path = this.directory.resolve("app.log");
		OpenFile file = OpenFile.open(path, SPAN);
		for (int tick = 0; tick < 3; tick++) {
			append(file, "mine", tick);
			Files.writeString(path, "other\n", StandardOpenOption.APPEND);
		}
		file.release();
		assertThat(path).hasContent("mine\nother\n".repeat(3));
	}

	@Test
	void opensAndWritesWhenTheThreadIsInterrupted() throws Exception {
		Path path = this.directory.resolve("app.log");
		Thread.currentThread().interrupt();
		OpenFile file = OpenFile.open(path, SPAN);
		IOException first = append(file, "one", 1);
		boolean locked = file.tryLock();
		IOException second = append(file, "two", 2);
		boolean interrupted = Thread.interrupted();
		file.release();
		assertThat(interrupted).isTrue();
		assertThat(locked).isTrue();
		assertThat(first).isNull();
		assertThat(second).isNull();
		assertThat(path).hasContent("one\ntwo\n");
	}

	@Test
	void tellsThatTheDeviceIsFull() throws Exception {
		Path path = Files.createSymbolicLink(this.directory.resolve("app.log"), Path.of("/dev/full"));
		OpenFile file = OpenFile.open(path, SPAN);
		IOException failure = append(file, "one", 1);
		file.release();
		assertThat(failure).hasMessageContaining("No space left");
	}

	/**
	 * A limit on file sizes cuts a write as a full disk does.
	 */
	@Test
	void survivesAShortWrite() throws Exception {
		Path path = this.directory.resolve("app.log");
		String command = "ulimit -f 16; exec \"$@\"";
		Process process = new ProcessBuilder(
				Forked.command(List.of("bash", "-c", command, "bash"), FillUp.class, path.toString()))
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
		assertThat(process.waitFor()).isZero();
		assertThat(Files.readString(path)).endsWith("x");
		append(path, "next");
		List<String> lines = Files.readAllLines(path);
		assertThat(lines).endsWith("next").hasSize(Integer.parseInt(written) + 2);
		assertThat(lines.subList(0, Integer.parseInt(written))).containsOnly(FillUp.LINE);
	}

	@Test
	void knowsThatItsFileWasMovedRemovedOrReplaced() throws Exception {
		Path path = this.directory.resolve("app.log");
		OpenFile file = OpenFile.open(path, SPAN);
		assertThat(file.isInPlace()).isTrue();
		Files.move(path, this.directory.resolve("moved"));
		assertThat(file.isInPlace()).isFalse();
		assertThat(file.tryLock()).isFalse();
		Files.createFile(path);
		assertThat(file.isInPlace()).isFalse();
		file.release();
	}

	private static void append(Path path, String line) throws IOException {
		OpenFile file = OpenFile.open(path, SPAN);
		assertThat(append(file, line, 1)).isNull();
		file.release();
	}

	private static IOException append(OpenFile file, String line, int tick) {
		byte[] bytes = (line + '\n').getBytes(StandardCharsets.US_ASCII);
		return file.append(bytes, 0, bytes.length, tick);
	}

	/**
	 * Appends until it fails, and prints how many lines were taken.
	 */
	static final class FillUp {

		static final String LINE = "x".repeat(999);

		private FillUp() {
		}

		public static void main(String[] args) throws IOException {
			OpenFile file = OpenFile.open(Path.of(args[0]), SPAN);
			int written = 0;
			while (append(file, LINE, 1) == null) {
				written++;
			}
			System.out.println(written);
		}

	}

}
