package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Finds out whether somebody removed the files of an open journal, and lets it go on in
 * new ones. Mapped files live on without a name, but nobody would find them after the end
 * of the process. Under the lock of the journal.
 */
final class FolderRepair {

	private final JournalFolder folder;

	private final LiveSegments live;

	private final SegmentPool pool;

	private final JournalSettings settings;

	private final JournalListener listener;

	private boolean repairing;

	FolderRepair(JournalFolder folder, LiveSegments live, SegmentPool pool, JournalSettings settings,
			JournalListener listener) {
		this.folder = folder;
		this.live = live;
		this.pool = pool;
		this.settings = settings;
		this.listener = listener;
	}

	/** Repair what is amiss. */
	void check() {
		boolean intact = this.folder.isIntact();
		if (this.repairing || (intact && this.live.active().segment().exists())) {
			return;
		}
		this.repairing = true;
		try {
			repair(intact);
		}
		catch (IOException ex) {
			this.listener.failed("go on after its files were removed", this.folder.path(), ex);
		}
		finally {
			this.repairing = false;
		}
	}

	private void repair(boolean intact) throws IOException {
		Path before = this.folder.path();
		this.folder.goOn(this.settings);
		Path now = this.folder.path();
		long highest = JournalFiles.list(now).stream().mapToLong(JournalFiles::segmentNumber).max().orElse(0);
		Predicate<Path> gone = intact ? Files::notExists : (path) -> true;
		this.pool.goOn(now, highest, gone);
		this.live.turn();
		this.listener.removed(before, now);
	}

	/** Leave files alone that may be somebody else's, before the pool is closed. */
	void beforeClose() {
		if (!this.folder.isIntact()) {
			this.pool.goOn(this.folder.path(), 0, (path) -> true);
		}
	}

}
