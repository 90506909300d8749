package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AdoptionTests {

	@TempDir
	Path directory;

	/** Leave streams in folder app-2 of a process that has ended, and open app-1. */
	private Journal open(TestJournals journals) throws IOException {
		Journal first = journals.open();
		try (Journal second = journals.open()) {
			TestJournals.append(second, "left");
		}
		return first;
	}

	@Test
	void takesOverWhatWasLeftAndGivesTheFolderBack() throws IOException {
		TestJournals journals = new TestJournals(this.directory);
		try (Journal journal = open(journals)) {
			List<JournalStream> adopted = journal.adopt();
			assertThat(adopted).hasSize(1);
			assertThat(FolderLock.tryLock(this.directory.resolve("app-2"))).isNull();
			Reading reading = Reading.of(adopted.get(0));
			assertThat(reading.lines).containsExactly("left");
			adopted.get(0).acknowledge(reading.position());
			adopted.get(0).forget();
			try (FolderLock free = FolderLock.tryLock(this.directory.resolve("app-2"))) {
				assertThat(free).isNotNull();
			}
			assertThat(journal.adopt()).isEmpty();
		}
	}

	@Test
	void givesFoldersBackWhenTheJournalIsClosed() throws IOException {
		TestJournals journals = new TestJournals(this.directory);
		JournalStream stream;
		try (Journal journal = open(journals)) {
			stream = journal.adopt().get(0);
		}
		assertThat(stream.read(new byte[100])).isNull();
		try (FolderLock free = FolderLock.tryLock(this.directory.resolve("app-2"))) {
			assertThat(free).isNotNull();
		}
	}

	@Test
	void looksAtAUselessFolderOnce() throws IOException {
		TestJournals journals = new TestJournals(this.directory);
		try (Journal journal = open(journals)) {
			Path folder = this.directory.resolve("app-2");
			for (Path meta : TestJournals.files(folder, ".meta")) {
				byte[] content = Files.readAllBytes(meta);
				content[8] = 9;
				Files.write(meta, content);
			}
			assertThat(journal.adopt()).isEmpty();
			assertThat(journal.adopt()).isEmpty();
			assertThat(journals.listener.events).singleElement().asString().contains("version 9");
		}
	}

	@Test
	void leavesOtherDirectoriesAlone() throws IOException {
		Path other = Files.createDirectory(this.directory.resolve("other"));
		Files.write(other.resolve("1.segment"), new byte[100]);
		try (Journal journal = new TestJournals(this.directory).open()) {
			assertThat(journal.adopt()).isEmpty();
		}
		assertThat(other.resolve("1.segment")).exists();
		assertThat(other.resolve("lock")).doesNotExist();
	}

}
