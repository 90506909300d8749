package id.projectwise.logging.logback;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.file.LogTree;
import id.projectwise.logging.file.Maintenance;
import id.projectwise.logging.file.ModuleFile;
import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.file.TreeUsage;
import id.projectwise.logging.format.LineBuffer;

/**
 * Writes lines to the file of their logger's module.
 */
public final class FileSink implements LineSink {

	/** Names of loggers may come from anywhere; those beyond are looked up each time. */
	private static final int MAX_CACHED_LOGGERS = 10_000;

	private final LogTree tree;

	private final ModuleNaming naming;

	private final Maintenance maintenance;

	private final TreeReporter reporter;

	private final LongAdder lines = new LongAdder();

	private final LongAdder bytes = new LongAdder();

	private final Map<String, ModuleFile> files = new ConcurrentHashMap<>();

	/**
	 * Create a sink, which owns the tree and its maintenance from now on.
	 * @param tree where the files are
	 * @param naming which module a logger belongs to
	 * @param maintenance the thread that looks after the tree
	 * @param reporter the listener of the tree
	 */
	public FileSink(LogTree tree, ModuleNaming naming, Maintenance maintenance, TreeReporter reporter) {
		this.tree = tree;
		this.naming = naming;
		this.maintenance = maintenance;
		this.reporter = reporter;
	}

	@Override
	public void write(ILoggingEvent event, LineBuffer line) {
		ModuleFile file = this.files.get(event.getLoggerName());
		if (file == null) {
			file = find(event.getLoggerName());
		}
		if (file.append(event.getTimeStamp(), line.array(), 0, line.length())) {
			this.lines.increment();
			this.bytes.add(line.length());
		}
	}

	private ModuleFile find(String loggerName) {
		ModuleFile file = this.tree.module(this.naming.moduleOf(loggerName));
		if (this.files.size() < MAX_CACHED_LOGGERS) {
			this.files.put(loggerName, file);
		}
		return file;
	}

	/**
	 * Return what was done so far. Waits while a file is opened or renamed.
	 * @return counts since the sink was created
	 */
	public FileState state() {
		return new FileState(this.tree.settings().root(), this.lines.sum(), this.bytes.sum(), this.reporter.lost(),
				this.reporter.failing(), this.reporter.rotations(), this.reporter.deletions(), this.tree.openFiles());
	}

	/**
	 * Look at all files of the tree, which takes a system call for each.
	 * @return what there is, by month, in order
	 * @throws IOException if the tree cannot be read
	 */
	public Map<YearMonth, TreeUsage> usage() throws IOException {
		return TreeUsage.scan(this.tree.settings());
	}

	@Override
	public void close() {
		this.maintenance.close();
		this.tree.close();
	}

}
