package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MarkTableTests {

	private static final UUID ONE = new UUID(1, 1);

	private static final UUID TWO = new UUID(2, 2);

	@TempDir
	Path directory;

	@Test
	void remembersMarks() throws Exception {
		try (MarkTable table = open()) {
			assertThat(table.mark(ONE)).isEqualTo(MarkTable.UNKNOWN);
			table.store(ONE, 5, 0);
			table.store(TWO, Long.MAX_VALUE, 0);
			table.store(ONE, 6, 0);
		}
		try (MarkTable table = open()) {
			assertThat(table.forgetDamaged()).isZero();
			assertThat(table.size()).isEqualTo(2);
			assertThat(table.mark(ONE)).isEqualTo(6);
			assertThat(table.mark(TWO)).isEqualTo(Long.MAX_VALUE);
		}
	}

	@Test
	void forgetsAndUsesThePlaceAgain() throws Exception {
		try (MarkTable table = open()) {
			table.store(ONE, 5, 0);
			table.forget(ONE);
			table.forget(TWO);
			assertThat(table.mark(ONE)).isEqualTo(MarkTable.UNKNOWN);
		}
		long length = Files.size(path());
		try (MarkTable table = open()) {
			assertThat(table.size()).isZero();
			for (int i = 0; i < 5000; i++) {
				table.store(new UUID(3, i), i, 0);
				table.forget(new UUID(3, i));
			}
		}
		assertThat(Files.size(path())).isEqualTo(length);
	}

	@Test
	void growsWithTheNumberOfStreams() throws Exception {
		try (MarkTable table = open()) {
			for (int i = 0; i < 5000; i++) {
				table.store(new UUID(3, i), i, 0);
			}
			assertThat(table.mark(new UUID(3, 17))).isEqualTo(17);
		}
		try (MarkTable table = open()) {
			assertThat(table.forgetDamaged()).isZero();
			assertThat(table.size()).isEqualTo(5000);
			for (int i = 0; i < 5000; i++) {
				assertThat(table.mark(new UUID(3, i))).isEqualTo(i);
			}
		}
	}

	@Test
	void putsBackWhatACommitChanged() throws Exception {
		try (MarkTable table = open()) {
			table.store(ONE, 5, 0);
			table.restore(new Undo.OldMark(ONE, 3), 100);
			table.restore(new Undo.OldMark(TWO, 4), 100);
			assertThat(table.mark(ONE)).isEqualTo(3);
			assertThat(table.mark(TWO)).isEqualTo(4);
			table.restore(new Undo.OldMark(ONE, MarkTable.UNKNOWN), 100);
			assertThat(table.mark(ONE)).isEqualTo(MarkTable.UNKNOWN);
			assertThat(table.forgetIdle(100)).isZero();
		}
	}

	@Test
	void takesNoDamagedMarkForAGoodOne() throws Exception {
		byte[] whole = written();
		for (int position = 0; position < 2 * MarkTable.ENTRY_LENGTH; position++) {
			byte[] damaged = whole.clone();
			damaged[StateFile.HEADER_LENGTH + position] ^= 1;
			Files.write(path(), damaged);
			try (MarkTable table = open()) {
				table.forgetDamaged();
				assertThat(table.mark(ONE)).as("byte %d", position).isIn(5L, MarkTable.UNKNOWN);
				assertThat(table.mark(TWO)).as("byte %d", position).isIn(7L, MarkTable.UNKNOWN);
				assertThat(table.size()).isBetween(1, 2);
			}
		}
	}

	@Test
	void makesDoWithWhatIsLeftOfATruncatedTable() throws Exception {
		byte[] whole = written();
		for (int kept = StateFile.HEADER_LENGTH; kept < StateFile.HEADER_LENGTH + 2 * MarkTable.ENTRY_LENGTH; kept++) {
			Files.write(path(), Arrays.copyOf(whole, kept));
			try (MarkTable table = open()) {
				table.forgetDamaged();
				assertThat(table.mark(ONE)).as("%d bytes", kept).isIn(5L, MarkTable.UNKNOWN);
				table.store(ONE, 9, 0);
				table.store(TWO, 10, 0);
			}
			try (MarkTable table = open()) {
				assertThat(table.forgetDamaged()).isZero();
				assertThat(table.mark(ONE)).isEqualTo(9);
				assertThat(table.mark(TWO)).isEqualTo(10);
			}
		}
	}

	@Test
	void refusesAnotherVersion() throws Exception {
		byte[] bytes = written();
		bytes[11] = 7;
		Files.write(path(), bytes);
		assertThatExceptionOfType(StoreException.class).isThrownBy(this::open)
			.withMessageContaining("has version 7 (known: 1)");
	}

	@Test
	void remembersOwners() throws Exception {
		StreamOwner owner = StreamOwner.of("CN=shop".getBytes(StandardCharsets.UTF_8));
		try (MarkTable table = open()) {
			table.store(ONE, 5, 0);
			table.bind(ONE, owner);
			table.bind(TWO, owner);
			table.store(ONE, 6, 0);
			table.restore(new Undo.OldMark(ONE, 5), 0);
		}
		try (MarkTable table = open()) {
			assertThat(table.forgetDamaged()).isZero();
			assertThat(table.owner(ONE)).isEqualTo(owner);
			assertThat(table.owner(TWO)).isEqualTo(StreamOwner.NOBODY);
			table.forget(ONE);
			table.store(TWO, 1, 0);
			assertThat(table.owner(TWO)).as("place used again").isEqualTo(StreamOwner.NOBODY);
		}
	}

	@Test
	void forgetsStreamWhoseOwnerIsDamaged() throws Exception {
		try (MarkTable table = open()) {
			table.store(ONE, 5, 0);
			table.bind(ONE, StreamOwner.of("CN=shop".getBytes(StandardCharsets.UTF_8)));
		}
		byte[] whole = Files.readAllBytes(path());
		for (int position = 40; position < MarkTable.ENTRY_LENGTH; position++) {
			byte[] damaged = whole.clone();
			damaged[StateFile.HEADER_LENGTH + position] ^= 1;
			Files.write(path(), damaged);
			try (MarkTable table = open()) {
				assertThat(table.forgetDamaged()).as("byte %d", position).isOne();
			}
		}
	}

	/** As they were written before there were owners. */
	@Test
	void checksNoMoreThanIdAndMarkOfStreamsOfNobody() throws Exception {
		ByteBuffer bytes = ByteBuffer.wrap(written());
		CRC32C checksum = new CRC32C();
		checksum.update(bytes.slice(StateFile.HEADER_LENGTH + 8, 24));
		assertThat(bytes.getInt(StateFile.HEADER_LENGTH + 4)).isEqualTo((int) checksum.getValue());
	}

	private byte[] written() throws IOException {
		try (MarkTable table = open()) {
			table.store(ONE, 5, 0);
			table.store(TWO, 7, 0);
		}
		return Files.readAllBytes(path());
	}

	private MarkTable open() throws IOException {
		return MarkTable.open(path());
	}

	private Path path() {
		return this.directory.resolve("marks");
	}

}
