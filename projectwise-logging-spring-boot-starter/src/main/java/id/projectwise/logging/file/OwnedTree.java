package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A tree of log files as {@link LogTree}, for one process that has it for itself and one
 * thread that does all the writing. In exchange the lengths of files are known, and files
 * can be cut back. Nothing rotates but in {@link #maintain()}.
 */
public final class OwnedTree implements Closeable {

	private static final int MAX_SIBLINGS = 1000;

	private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final TreeSettings settings;

	private final TreeUse use;

	private final Rotation rotation;

	private final Maintenance maintenance;

	private final Set<String> modules = new HashSet<>();

	private final OwnedFiles files;

	/** The active file of each module, as long as the day lasts. */
	private final Map<String, Path> activeFiles = new HashMap<>();

	private DaySpan span;

	/** When a file could not be renamed. */
	private long failedAtNanos = System.nanoTime() - PAUSE_NANOS;

	private OwnedTree(TreeSettings settings, TreeListener listener, boolean forcing, TreeUse use) throws IOException {
		this.settings = settings;
		this.use = use;
		this.rotation = new Rotation(settings, listener, forcing);
		this.files = new OwnedFiles(settings, forcing);
		this.span = spanOf(this.rotation.start());
		this.files.forceLater(settings.monthDirectory(this.span.day()));
		this.modules.add(LogTree.OVERFLOW);
		this.maintenance = Maintenance.keepHouse(settings, listener);
	}

	/**
	 * Take possession of a tree.
	 * @param settings how the tree is laid out
	 * @param owner who takes it, such as {@code the log listener, process 4711}
	 * @param forcing whether files are forced to the disk before they are let go of, and
	 * which day they are of before one of the next day is used
	 * @param listener told what happens to the tree
	 * @param recovery what is to be done before anything in the tree is moved
	 * @return the tree
	 * @throws TreeInUseException if anybody else uses the tree
	 * @throws IOException if the tree cannot be written, or recovery fails
	 */
	public static OwnedTree open(TreeSettings settings, String owner, boolean forcing, TreeListener listener,
			Recovery recovery) throws IOException {
		TreeUse use = TreeUse.own(settings.root(), owner);
		OwnedTree tree = null;
		try {
			recovery.recover();
			tree = new OwnedTree(settings, listener, forcing, use);
			return tree;
		}
		finally {
			if (tree == null) {
				use.close();
			}
		}
	}

	/**
	 * Return the file that takes a module's records of a day: the active file, unless the
	 * day is over. It may be used until {@link #maintain()} is called.
	 * @param module the name of the module, as {@link ModuleNaming} makes it; beyond the
	 * permitted number of modules the records go to the overflow file
	 * @param day the day of the records
	 * @return the file, opened
	 * @throws IOException if it cannot be opened
	 */
	public OwnedFile file(String module, LocalDate day) throws IOException {
		String name = knownModule(module);
		if (day.isBefore(this.span.day()) || isRollDue()) {
			return dated(name, day);
		}
		return this.files.get(this.activeFiles.computeIfAbsent(name, this::activeFile));
	}

	private Path activeFile(String module) {
		return this.settings.monthDirectory(this.span.day()).resolve(DatedName.active(module));
	}

	private String knownModule(String module) {
		if (this.modules.contains(module)) {
			return module;
		}
		if (this.modules.size() > this.settings.maxModules()) {
			return LogTree.OVERFLOW;
		}
		this.modules.add(module);
		return module;
	}

	private OwnedFile dated(String module, LocalDate day) throws IOException {
		Path directory = this.settings.monthDirectory(day);
		for (int number = 0; number < MAX_SIBLINGS; number++) {
			OwnedFile file = this.files
				.getUnlessCompressing(directory.resolve(new DatedName(module, day, number, false).fileName()));
			if (file != null) {
				return file;
			}
		}
		throw new IOException("No file for late records can be opened in " + directory);
	}

	/**
	 * Do what is due between writes: rotate at midnight, split files that have grown to
	 * their limit, forget files that were moved or removed, and keep no more than may be
	 * open. Called after each commit and every second.
	 * @throws IOException if the rotation fails; it is due again a second later, and
	 * until then records go to dated files
	 */
	public void maintain() throws IOException {
		if (!isPaused()) {
			if (isRollDue()) {
				roll();
			}
			else if (this.settings.maxFileSize() > 0) {
				splitLarge();
			}
		}
		this.files.trim();
	}

	private boolean isPaused() {
		return System.nanoTime() - this.failedAtNanos < PAUSE_NANOS;
	}

	private void roll() throws IOException {
		// Before the renaming: not every system renames open files.
		this.files.forgetAll();
		this.failedAtNanos = System.nanoTime();
		try (TreeLock lock = TreeLock.acquire(this.settings.root(), TreeLock.SHORT_WAIT_NANOS)) {
			this.span = spanOf(this.rotation.rollIfDue(lock));
			this.activeFiles.clear();
		}
		if (!isRollDue()) {
			this.failedAtNanos -= PAUSE_NANOS;
		}
	}

	private void splitLarge() throws IOException {
		for (OwnedFile file : this.files.largerThan(this.settings.maxFileSize())) {
			String module = DatedName.moduleOfActive(String.valueOf(file.path().getFileName()));
			if (module != null) {
				this.files.forget(file);
				this.files.forceLater(Directories.of(file.path()));
				if (!this.rotation.split(file.path(), module, this.span.day())) {
					this.failedAtNanos = System.nanoTime();
				}
			}
		}
	}

	/**
	 * Put all that was appended, created and renamed on the disk.
	 * @throws IOException if that fails: what was appended since the last call may be
	 * lost although another attempt succeeds
	 */
	public void force() throws IOException {
		this.files.force();
		this.files.forceDirectories();
	}

	/**
	 * Put the names of what was created and renamed on the disk.
	 * @throws IOException if that fails
	 */
	public void forceNames() throws IOException {
		this.files.forceDirectories();
	}

	/**
	 * Return how many files are open.
	 * @return the number of descriptors
	 */
	public int openFiles() {
		return this.files.open();
	}

	@Override
	public void close() throws IOException {
		this.maintenance.close();
		try {
			this.files.forgetAll();
		}
		finally {
			this.use.close();
		}
	}

	private boolean isRollDue() {
		return this.span.isOver(this.settings.clock().millis());
	}

	private DaySpan spanOf(LocalDate day) {
		return DaySpan.of(day, this.settings.clock().getZone());
	}

	/**
	 * What is to be done before anything in the tree is moved.
	 */
	@FunctionalInterface
	public interface Recovery {

		/**
		 * Do it.
		 * @throws IOException if the tree must not be opened
		 */
		void recover() throws IOException;

	}

}
