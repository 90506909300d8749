package id.projectwise.listener.route;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the store remembers beside the tree of files.
 *
 * @param undo how to undo the commit that is under way
 * @param marks how far the streams are in the files
 */
record StateDirectory(UndoFile undo, MarkTable marks) implements Closeable {

	static final String UNDO_FILE = "undo";

	static final String MARKS_FILE = "marks";

	/**
	 * Open a directory, creating it if it is missing.
	 * @throws StoreException if that cannot be done
	 */
	static StateDirectory open(Path path) throws StoreException {
		try {
			return openOrFail(path);
		}
		catch (StoreException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new StoreException("The listener cannot write to " + path + ": " + ex
					+ ". Make that writable with some space left, or have its state in another directory", ex);
		}
	}

	private static StateDirectory openOrFail(Path path) throws IOException {
		if (!Files.isDirectory(path)) {
			Files.createDirectories(path);
		}
		UndoFile undo = UndoFile.open(path.resolve(UNDO_FILE));
		StateDirectory directory = null;
		try {
			directory = new StateDirectory(undo, MarkTable.open(path.resolve(MARKS_FILE)));
			return directory;
		}
		finally {
			if (directory == null) {
				undo.close();
			}
		}
	}

	void force() throws IOException {
		this.marks.force();
		this.undo.force();
	}

	@Override
	public void close() throws IOException {
		try (this.undo) {
			this.marks.close();
		}
	}

}
