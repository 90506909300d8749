package id.projectwise.logging.journal;

import java.nio.file.Path;

/**
 * Told what happens to a journal, since the journal itself never logs. Called on logging
 * threads, the reading thread and the journal's own, often under the journal's lock; must
 * not block, not throw, and not append to the journal.
 */
public interface JournalListener {

	/**
	 * The journal is on a network file system, where neither its locks nor its mapped
	 * files can be relied on. Called once for each opening.
	 * @param folder the folder of the journal
	 * @param type what the operating system calls the file system
	 */
	default void networkFileSystem(Path folder, String type) {
	}

	/**
	 * Records begin to be dropped. Called once for each gap.
	 * @param folder the folder of the journal
	 * @param reason why, as part of a sentence
	 */
	default void dropping(Path folder, String reason) {
	}

	/**
	 * A file cannot be used, wholly or in part, and what is in it stays unread. Files are
	 * kept.
	 * @param file the file
	 * @param what what is wrong with it and what happened to it
	 */
	default void unreadable(Path file, String what) {
	}

	/**
	 * A file of the journal was removed, cut or overwritten from outside, and with it an
	 * unknown number of records. A gap tells so.
	 * @param file the file
	 * @param what what happened to it, as far as it is known
	 */
	default void missing(Path file, String what) {
	}

	/**
	 * Files of this open journal were removed from outside. It goes on in new ones.
	 * @param folder the folder of the journal
	 * @param now the folder of the journal from now on
	 */
	default void removed(Path folder, Path now) {
	}

	/**
	 * The journal could not do something to a file, and tries again later.
	 * @param what what was tried
	 * @param path the file or folder concerned
	 * @param reason why it failed
	 */
	default void failed(String what, Path path, Throwable reason) {
	}

	/**
	 * The folder of a process that has ended was taken over.
	 * @param folder the folder
	 * @param streams how many streams it holds
	 */
	default void adopted(Path folder, int streams) {
	}

}
