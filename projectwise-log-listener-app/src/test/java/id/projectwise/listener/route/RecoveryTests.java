package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import id.projectwise.logging.file.FileIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecoveryTests {

	private static final UUID STREAM = new UUID(0, 1);

	private static final String NAME = "2025-08/orders.log";

	@TempDir
	Path directory;

	private Path file;

	private TestStore test;

	@BeforeEach
	void writeAFile() throws IOException {
		this.test = new TestStore(this.directory, MutableClock.at("2025-08-31T12:00:00"));
		this.file = this.directory.resolve(NAME);
		Files.createDirectories(this.file.getParent());
		Files.writeString(this.file, "acknowledged\nunfinished\n");
	}

	@Test
	void cutsTheFileAndPutsTheMarkBack() throws Exception {
		interrupt(false, FileIdentity.of(this.file), 13, 24);
		try (CommitStore store = this.test.open()) {
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(5);
		}
		assertThat(this.file).hasContent("acknowledged\n");
		assertThat(this.test.listener.events).containsExactly("cut orders.log by 11");
		this.test.open().close();
		assertThat(this.test.listener.events).hasSize(1);
	}

	@Test
	void leavesAFileThatIsAsLongAsBefore() throws Exception {
		interrupt(true, FileIdentity.of(this.file), 24, 30);
		this.test.open().close();
		assertThat(this.file).hasContent("acknowledged\nunfinished\n");
		assertThat(this.test.listener.events).isEmpty();
	}

	@Test
	void skipsAFileThatIsMissing() throws Exception {
		interrupt(true, FileIdentity.of(this.file), 13, 24);
		Files.delete(this.file);
		this.test.open().close();
		assertThat(this.file).doesNotExist();
		assertSaysSo("the file is missing");
	}

	@Test
	void refusesAFileThatIsTooLongAfterAForcedCommit() throws Exception {
		interrupt(true, FileIdentity.of(this.file), 10, 23);
		assertRefused("its length is 24 (expected: 10 to 23)");
	}

	@Test
	void refusesAFileThatIsTooShortAfterAForcedCommit() throws Exception {
		interrupt(true, FileIdentity.of(this.file), 25, 30);
		assertRefused("its length is 24 (expected: 25 to 30)");
	}

	@Test
	void refusesAnotherFileAfterAForcedCommit() throws Exception {
		interrupt(true, FileIdentity.of(this.file) + 1, 13, 24);
		assertRefused("it is another file");
	}

	@Test
	void goesOnAndSaysSoIfNothingWasForced() throws Exception {
		// As a power loss leaves it: the record of the commit is older than the file.
		interrupt(false, FileIdentity.of(this.file), 5, 13);
		try (CommitStore store = this.test.open()) {
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(5);
		}
		assertThat(this.file).hasContent("acknowledged\nunfinished\n");
		assertSaysSo("its length is 24 (expected: 5 to 13)");
	}

	@Test
	void saysSoIfTheRecordOfTheCommitIsDamaged() throws Exception {
		interrupt(true, FileIdentity.of(this.file), 13, 24);
		Path undo = this.test.state().resolve(StateDirectory.UNDO_FILE);
		byte[] bytes = Files.readAllBytes(undo);
		bytes[StateFile.HEADER_LENGTH + 10]++;
		Files.write(undo, bytes);
		this.test.open().close();
		assertThat(this.file).hasContent("acknowledged\nunfinished\n");
		assertSaysSo("is damaged, as a power loss leaves it");
	}

	@Test
	void saysSoIfMarksAreDamaged() throws Exception {
		try (StateDirectory state = StateDirectory.open(this.test.state())) {
			state.marks().store(STREAM, 5, MutableClock.millisAt("2025-08-31T12:00:00"));
		}
		Path marks = this.test.state().resolve(StateDirectory.MARKS_FILE);
		byte[] bytes = Files.readAllBytes(marks);
		bytes[StateFile.HEADER_LENGTH + 30]++;
		Files.write(marks, bytes);
		try (CommitStore store = this.test.open()) {
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(-1);
		}
		assertSaysSo("the marks of 1 streams are damaged and were dropped");
	}

	@Test
	void refusesAStateDirectoryThatIsInUse() throws Exception {
		Path shared = this.directory.resolve("state");
		TestStore other = new TestStore(this.directory.resolve("other"), MutableClock.at("2025-08-31T12:00:00"))
			.stateDirectory(shared);
		try (CommitStore store = other.open()) {
			assertThat(store.state().isWritable()).isTrue();
			this.test.stateDirectory(shared);
			assertThatExceptionOfType(StoreException.class).isThrownBy(this.test::open)
				.withMessageContaining("is in use by another listener");
		}
		this.test.open().close();
	}

	/** As a process leaves it that is killed in the middle of a commit. */
	private void interrupt(boolean forced, long identity, long before, long after) throws IOException {
		try (StateDirectory state = StateDirectory.open(this.test.state())) {
			state.marks().store(STREAM, 9, MutableClock.millisAt("2025-08-31T12:00:00"));
			state.undo()
				.open(new Undo(forced, List.of(new Undo.FileLength(NAME, identity, before, after)),
						List.of(new Undo.OldMark(STREAM, 5))));
		}
	}

	private void assertRefused(String why) throws IOException {
		for (int attempt = 0; attempt < 2; attempt++) {
			assertThatExceptionOfType(StoreException.class).isThrownBy(this.test::open)
				.withMessageContaining(this.file.toString())
				.withMessageContaining(why)
				.withMessageContaining("move " + this.test.state().resolve(StateDirectory.UNDO_FILE) + " away");
		}
		assertThat(this.file).hasContent("acknowledged\nunfinished\n");
		Files.move(this.test.state().resolve(StateDirectory.UNDO_FILE), this.directory.resolve("away"));
		this.test.open().close();
	}

	private void assertSaysSo(String text) throws IOException {
		assertThat(this.test.listener.events).singleElement().asString().startsWith("damaged ").contains(text);
		assertThat(this.test.lines("2025-08/listener.log")).singleElement()
			.asString()
			.contains(text)
			.contains("may be in the files twice");
	}

}
