package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import id.projectwise.logging.file.FileIdentity;
import id.projectwise.logging.file.TreeSettings;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the commit that was under way when the last owner of the tree died. Cuts only
 * the very files that are named, only within what the commit appended, and never makes a
 * file longer. Looks at all of them before it touches the first; can be killed and run
 * again.
 */
final class Recovery {

	private final Path root;

	private final Clock clock;

	private final UndoFile undoFile;

	private final MarkTable marks;

	private final StoreListener listener;

	/** Texts for people who read the files. */
	private final List<String> notices = new ArrayList<>();

	Recovery(TreeSettings tree, UndoFile undoFile, MarkTable marks, StoreListener listener) {
		this.root = tree.root();
		this.clock = tree.clock();
		this.undoFile = undoFile;
		this.marks = marks;
		this.listener = listener;
	}

	/**
	 * Do it, if there is anything to undo.
	 * @return what has to be said in the files
	 * @throws StoreException if the files are not as the unfinished commit can have left
	 * them
	 */
	List<String> run() throws IOException {
		if (this.undoFile.isOpen()) {
			Undo undo = this.undoFile.read();
			if (undo == null) {
				damaged(this.undoFile.path(),
						"the record of the commit under way is damaged, as a power loss leaves it");
			}
			else {
				undo(undo);
			}
			this.undoFile.close(true);
		}
		int damaged = this.marks.forgetDamaged();
		if (damaged > 0) {
			damaged(this.marks.path(), "the marks of " + damaged + " streams are damaged and were dropped");
		}
		return this.notices;
	}

	private void undo(Undo undo) throws IOException {
		List<Undo.FileLength> toCut = new ArrayList<>();
		for (Undo.FileLength file : undo.files()) {
			String mismatch = mismatch(file);
			if (mismatch == null) {
				toCut.add(file);
			}
			else if (undo.forced() && Files.exists(path(file), LinkOption.NOFOLLOW_LINKS)) {
				throw new StoreException("File " + path(file) + " is not as the unfinished commit in "
						+ this.undoFile.path() + " can have left it: " + mismatch + ". Put the file back as it was; or"
						+ " move " + this.undoFile.path() + " away to keep the file as it is, then the end of it may"
						+ " be there twice");
			}
			else {
				damaged(path(file), mismatch);
			}
		}
		for (Undo.FileLength file : toCut) {
			cut(file);
		}
		for (Undo.OldMark mark : undo.marks()) {
			this.marks.restore(mark, this.clock.millis());
		}
		this.marks.force();
	}

	private @Nullable String mismatch(Undo.FileLength file) throws IOException {
		Path path = path(file);
		if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
			return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? "it is no regular file" : "the file is missing";
		}
		long length = Files.size(path);
		if (length < file.before() || length > file.after()) {
			return "its length is " + length + " (expected: " + file.before() + " to " + file.after() + ")";
		}
		long identity = FileIdentity.of(path);
		return (identity != file.identity())
				? "it is another file, number " + identity + " (expected: " + file.identity() + ")" : null;
	}

	private Path path(Undo.FileLength file) {
		return this.root.resolve(file.path());
	}

	private void cut(Undo.FileLength file) throws IOException {
		long length = Files.size(path(file));
		if (length > file.before()) {
			try (FileChannel channel = FileChannel.open(path(file), StandardOpenOption.WRITE)) {
				channel.truncate(file.before());
				channel.force(true);
			}
			this.listener.cut(path(file), length - file.before());
		}
	}

	private void damaged(Path file, String what) {
		String meaning = what + ". It is left as it is; records that were in flight may be in the files twice";
		this.listener.damaged(file, meaning);
		this.notices.add(file + ": " + meaning);
	}

}
