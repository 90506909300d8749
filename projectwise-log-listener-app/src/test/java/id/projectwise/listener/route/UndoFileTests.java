package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UndoFileTests {

	private static final Undo UNDO = new Undo(true,
			List.of(new Undo.FileLength("2025-08/orders.log", 4711, 10, 20),
					new Undo.FileLength("2025-08/größe.log", 0, 0, Long.MAX_VALUE)),
			List.of(new Undo.OldMark(new UUID(1, 2), 3), new Undo.OldMark(new UUID(4, 5), -1)));

	@TempDir
	Path directory;

	@Test
	void remembersTheCommitUntilItIsFinished() throws Exception {
		try (UndoFile file = open()) {
			assertThat(file.isOpen()).isFalse();
			file.open(UNDO);
		}
		try (UndoFile file = open()) {
			assertThat(file.isOpen()).isTrue();
			assertThat(file.read()).isEqualTo(UNDO);
			file.close(true);
		}
		try (UndoFile file = open()) {
			assertThat(file.isOpen()).isFalse();
		}
	}

	@Test
	void growsWithTheCommit() throws Exception {
		List<Undo.FileLength> files = IntStream.range(0, 10_000)
			.mapToObj((i) -> new Undo.FileLength("2025-08/file" + i + ".log", i, i, i))
			.toList();
		Undo large = new Undo(false, files, List.of());
		try (UndoFile file = open()) {
			file.open(large);
			assertThat(file.read()).isEqualTo(large);
			file.open(UNDO);
		}
		try (UndoFile file = open()) {
			assertThat(file.read()).isEqualTo(UNDO);
		}
	}

	@Test
	void noticesDamageOfAnyByte() throws Exception {
		byte[] whole = written();
		for (int position = 12; position < 300; position++) {
			byte[] damaged = whole.clone();
			damaged[position] ^= 0x40;
			Files.write(path(), damaged);
			try (UndoFile file = open()) {
				assertThat(file.isOpen()).isTrue();
				assertThat(file.read()).as("byte %d", position).isIn(null, UNDO);
			}
		}
	}

	@Test
	void noticesThatTheEndIsMissing() throws Exception {
		byte[] whole = written();
		int length = StateFile.HEADER_LENGTH + bodyLength(whole);
		for (int kept = StateFile.HEADER_LENGTH; kept < length; kept++) {
			Files.write(path(), Arrays.copyOf(whole, kept));
			try (UndoFile file = open()) {
				// The last bytes may be zeros, as what is missing.
				assertThat(file.read()).as("%d bytes", kept).isIn(null, UNDO);
			}
		}
	}

	@Test
	void refusesAnotherVersion() throws Exception {
		byte[] bytes = written();
		bytes[11] = 2;
		Files.write(path(), bytes);
		assertThatExceptionOfType(StoreException.class).isThrownBy(this::open)
			.withMessage("File " + path() + " has version 2 (known: 1); another release wrote it:"
					+ " use that release, or another state directory");
		assertThat(path()).hasBinaryContent(bytes);
	}

	@Test
	void refusesAFileThatIsSomethingElse() throws Exception {
		for (String content : List.of("", "short", "x".repeat(100_000))) {
			Files.writeString(path(), content);
			assertThatExceptionOfType(StoreException.class).isThrownBy(this::open)
				.withMessageContaining("File " + path() + " is damaged")
				.withMessageContaining("move it away");
			assertThat(path()).hasContent(content);
		}
	}

	private byte[] written() throws IOException {
		try (UndoFile file = open()) {
			file.open(UNDO);
		}
		return Files.readAllBytes(path());
	}

	private static int bodyLength(byte[] bytes) {
		return ByteBuffer.wrap(bytes).getInt(16);
	}

	private UndoFile open() throws IOException {
		return UndoFile.open(path());
	}

	private Path path() {
		return this.directory.resolve("undo");
	}

}
