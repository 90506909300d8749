package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import id.projectwise.logging.file.OwnedFile;
import id.projectwise.logging.file.OwnedTree;

/**
 * Appends lines to files and moves marks, all of it or nothing: before the first byte it
 * stores how to undo it, and after the last mark that this is no longer needed. For the
 * writing thread.
 */
final class Committer {

	private static final int STAGING_LENGTH = 1024 * 1024;

	private final OwnedTree tree;

	private final MarkTable marks;

	private final UndoFile undo;

	private final boolean forcing;

	private final Clock clock;

	private final CommitStep.Observer steps;

	private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING_LENGTH);

	/** Whether there is something that has to be undone before anything else. */
	private boolean unfinished;

	private boolean undoStored;

	private List<FileAppend> unfinishedAppends = List.of();

	private List<Undo.OldMark> unfinishedMarks = List.of();

	Committer(OwnedTree tree, MarkTable marks, UndoFile undo, StoreSettings settings, CommitStep.Observer steps) {
		this.tree = tree;
		this.marks = marks;
		this.undo = undo;
		this.forcing = settings.sync() == SyncPolicy.ALWAYS;
		this.clock = settings.tree().clock();
		this.steps = steps;
	}

	/**
	 * Append lines and move marks.
	 * @param batches the lines
	 * @param newMarks where the marks will be
	 * @param newOwners streams among them that belong to somebody from now on
	 * @throws IOException if that is impossible; then it has to be
	 * {@linkplain #rollBack() rolled back}
	 */
	void commit(List<LineBatch> batches, Map<UUID, Long> newMarks, Map<UUID, StreamOwner> newOwners)
			throws IOException {
		Collection<FileAppend> appends = appends(batches);
		storeUndo(appends, oldMarks(newMarks.keySet()));
		append(appends);
		for (Map.Entry<UUID, Long> mark : newMarks.entrySet()) {
			this.marks.store(mark.getKey(), mark.getValue(), this.clock.millis());
			this.steps.reached(CommitStep.MARK_STORED);
		}
		newOwners.forEach(this.marks::bind);
		if (this.forcing) {
			this.marks.force();
		}
		this.steps.reached(CommitStep.ALL_MARKS_STORED);
		this.undo.close(this.forcing);
		this.steps.reached(CommitStep.UNDO_CLOSED);
		this.unfinished = false;
	}

	/**
	 * Append lines whose senders do not send them again: if the process is killed, what
	 * is in the files stays there.
	 * @param batches the lines
	 * @throws IOException if that is impossible; then it has to be
	 * {@linkplain #rollBack() rolled back}
	 */
	void appendOnly(List<LineBatch> batches) throws IOException {
		Collection<FileAppend> appends = appends(batches);
		begin(appends, List.of());
		append(appends);
		this.unfinished = false;
	}

	/**
	 * Undo what a failed attempt has done so far.
	 * @throws IOException if that fails; it has to be tried again before anything else
	 */
	void rollBack() throws IOException {
		if (!this.unfinished) {
			return;
		}
		if (this.undoStored) {
			// It may have been closed, and the process may be killed before all is
			// undone.
			this.undo.reopen(this.forcing);
		}
		for (FileAppend append : this.unfinishedAppends) {
			append.undo();
			this.steps.reached(CommitStep.FILE_CUT);
		}
		for (Undo.OldMark mark : this.unfinishedMarks) {
			this.marks.restore(mark, this.clock.millis());
			this.steps.reached(CommitStep.MARK_RESTORED);
		}
		if (this.forcing) {
			this.tree.force();
			this.marks.force();
		}
		this.undo.close(this.forcing);
		this.unfinished = false;
	}

	/**
	 * Return whether an attempt could not be undone yet, so that the files must stay
	 * where they are.
	 */
	boolean isUnfinished() {
		return this.unfinished;
	}

	private void begin(Collection<FileAppend> appends, List<Undo.OldMark> oldMarks) {
		this.unfinishedAppends = List.copyOf(appends);
		this.unfinishedMarks = oldMarks;
		this.undoStored = false;
		this.unfinished = true;
	}

	private Collection<FileAppend> appends(List<LineBatch> batches) throws IOException {
		Map<LineGroup.Key, FileAppend> byKey = new HashMap<>();
		Map<OwnedFile, FileAppend> byFile = new LinkedHashMap<>();
		for (LineBatch batch : batches) {
			for (LineGroup group : batch.groups()) {
				FileAppend append = byKey.get(group.key());
				if (append == null) {
					append = append(this.tree.file(group.key().module(), group.key().day()), byFile);
					byKey.put(group.key(), append);
				}
				append.add(batch.lines(), group);
			}
		}
		return byFile.values();
	}

	private static FileAppend append(OwnedFile file, Map<OwnedFile, FileAppend> byFile) throws IOException {
		FileAppend append = byFile.get(file);
		if (append == null) {
			append = new FileAppend(file);
			byFile.put(file, append);
		}
		return append;
	}

	private List<Undo.OldMark> oldMarks(Collection<UUID> streams) {
		return streams.stream().map((stream) -> new Undo.OldMark(stream, this.marks.mark(stream))).toList();
	}

	private void storeUndo(Collection<FileAppend> appends, List<Undo.OldMark> oldMarks) throws IOException {
		this.steps.reached(CommitStep.FILES_OPENED);
		if (this.forcing) {
			// After a power loss the files named must be there.
			this.tree.forceNames();
		}
		begin(appends, oldMarks);
		this.undo.open(new Undo(this.forcing, appends.stream().map(FileAppend::undoLength).toList(), oldMarks));
		this.undoStored = true;
		if (this.forcing) {
			this.undo.force();
		}
		this.steps.reached(CommitStep.UNDO_STORED);
	}

	private void append(Collection<FileAppend> appends) throws IOException {
		for (FileAppend append : appends) {
			append.write(this.staging);
			this.steps.reached(CommitStep.APPENDED);
		}
		if (this.forcing) {
			this.tree.force();
		}
		this.steps.reached(CommitStep.ALL_APPENDED);
	}

}
