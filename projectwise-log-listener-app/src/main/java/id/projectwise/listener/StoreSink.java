package id.projectwise.listener;

import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.logback.LineSink;

/**
 * Takes the listener's own lines to the store, which writes them among those of its
 * workers. Owns the store: Logback closes its sinks at the very end.
 */
final class StoreSink implements LineSink {

	private final ListenerStore store;

	private final ModuleNaming naming;

	StoreSink(ListenerStore store, ModuleNaming naming) {
		this.store = store;
		this.naming = naming;
	}

	ListenerStore store() {
		return this.store;
	}

	@Override
	public void write(ILoggingEvent event, LineBuffer line) {
		this.store.store()
			.write(this.naming.moduleOf(event.getLoggerName()), event.getTimeStamp(), line.array(), 0, line.length());
		this.store.reports().start();
	}

	@Override
	public void close() {
		this.store.reports().endLogging();
		this.store.store().close();
		this.store.reports().close();
	}

}
