package id.projectwise.logging.logback;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.file.LogTree;
import id.projectwise.logging.file.Maintenance;
import id.projectwise.logging.file.ModuleFile;
import id.projectwise.logging.file.ModuleNaming;
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

	private final Map<String, ModuleFile> files = new ConcurrentHashMap<>();

	/**
	 * Create a sink, which owns the tree and its maintenance from now on.
	 * @param tree where the files are
	 * @param naming which module a logger belongs to
	 * @param maintenance the thread that looks after the tree
	 */
	public FileSink(LogTree tree, ModuleNaming naming, Maintenance maintenance) {
		this.tree = tree;
		this.naming = naming;
		this.maintenance = maintenance;
	}

	@Override
	public void write(ILoggingEvent event, LineBuffer line) {
		ModuleFile file = this.files.get(event.getLoggerName());
		if (file == null) {
			file = find(event.getLoggerName());
		}
		file.append(event.getTimeStamp(), line.array(), 0, line.length());
	}

	private ModuleFile find(String loggerName) {
		ModuleFile file = this.tree.module(this.naming.moduleOf(loggerName));
		if (this.files.size() < MAX_CACHED_LOGGERS) {
			this.files.put(loggerName, file);
		}
		return file;
	}

	@Override
	public void close() {
		this.maintenance.close();
		this.tree.close();
	}

}
