package id.projectwise.listener;

import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.listener.route.CommitStore;
import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.logback.LineSink;

/**
 * Takes the listener's own lines to the store, which writes them among those of its
 * workers. Owns the store: Logback closes its sinks at the very end.
 */
final class StoreSink implements LineSink {

	private final CommitStore store;

	private final ModuleNaming naming;

	private final Reports reports;

	StoreSink(CommitStore store, ModuleNaming naming, Reports reports) {
		this.store = store;
		this.naming = naming;
		this.reports = reports;
	}

	@Override
	public void write(ILoggingEvent event, LineBuffer line) {
		this.store.write(this.naming.moduleOf(event.getLoggerName()), event.getTimeStamp(), line.array(), 0,
				line.length());
		this.reports.start();
	}

	@Override
	public void close() {
		this.reports.close();
		this.store.close();
	}

}
