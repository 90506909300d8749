package id.projectwise.logging.logback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.spi.ContextAwareBase;
import id.projectwise.logging.journal.JournalListener;
import id.projectwise.logging.ship.ShipperListener;

/**
 * Tells the people about trouble with the journal and the listener: damped, as a status
 * of Logback's, which Spring Boot shows on standard error. Never as an error, for that
 * may stop the start of an application.
 */
public final class ShippingReporter extends ContextAwareBase implements JournalListener, ShipperListener {

	private final Damper losses = new Damper(Duration.ofMinutes(1));

	private final Damper rejections = new Damper(Duration.ofMinutes(1));

	private final Damper drops = new Damper(Duration.ofMinutes(1));

	private final Damper failures = new Damper();

	private final AtomicBoolean lossReported = new AtomicBoolean();

	private final AtomicBoolean repeatsReported = new AtomicBoolean();

	/**
	 * Create a reporter.
	 * @param context where statuses go
	 */
	public ShippingReporter(Context context) {
		setContext(context);
	}

	/**
	 * The journal cannot be where it should.
	 * @param wanted the directory where it should be
	 * @param reason why not
	 * @param used the directory where it is instead
	 * @param maxBytes how large it may become there
	 */
	public void fellBack(Path wanted, Exception reason, Path used, long maxBytes) {
		addWarn("The journal cannot be kept in " + wanted + ": " + reason + ". It is kept in " + used
				+ " instead, with at most " + (maxBytes >> 20) + " MB: a place that is often memory and often emptied,"
				+ " so what the log listener has not got by then is lost with it."
				+ " Set LOG_SOCKET_JOURNAL_DIR to a directory that can be written and stays");
	}

	@Override
	public void networkFileSystem(Path folder, String type) {
		addWarn("The journal in " + folder + " is on a network file system (" + type + "), where records may be lost"
				+ " or repeated after a crash. Set LOG_SOCKET_JOURNAL_DIR to a directory on a local disk");
	}

	@Override
	public void dropping(Path folder, String reason) {
		long count = this.drops.count();
		if (count > 0) {
			addWarn("Records are dropped from the journal in " + folder + ": " + reason + " (" + count
					+ " times since the last report). How many is counted and told in the listener's files");
		}
	}

	@Override
	public void unreadable(Path file, String what) {
		addWarn("The journal cannot use " + file + ": " + what);
	}

	@Override
	public void failed(String what, Path path, Throwable reason) {
		reportFailure("The journal could not " + what + " (" + path + "): " + reason);
	}

	@Override
	public void failed(String what, Throwable reason) {
		reportFailure(what + " failed: " + reason);
	}

	private void reportFailure(String text) {
		long count = this.failures.count();
		if (count > 0) {
			addWarn(text + " (" + count + " failures since the last report). It is tried again later, logging goes on");
		}
	}

	@Override
	public void adopted(Path folder, int streams) {
		addInfo("The journal that an ended process left in " + folder + " is shipped from here");
	}

	@Override
	public void connected(String destination) {
		if (this.lossReported.compareAndSet(true, false)) {
			addWarn("The log listener at " + destination + " is connected again. Its journal is shipped");
		}
	}

	@Override
	public void atLeastOnce(String destination) {
		if (this.repeatsReported.compareAndSet(false, true)) {
			addWarn("The receiver at " + destination + " is not a log listener of ProjectWise: when a connection"
					+ " breaks, records that were under way are sent again and may be there twice");
		}
	}

	@Override
	public void lost(String reason, Duration delay) {
		long count = this.losses.count();
		if (count > 0) {
			this.lossReported.set(true);
			addWarn("The log listener is away: " + reason + " (" + count + " times since the last report)."
					+ " Records are kept in the journal and shipped when it is back");
		}
	}

	@Override
	public void rejected(String reason) {
		long count = this.rejections.count();
		if (count > 0) {
			addWarn("The log listener does not keep to the protocol: " + reason + " (" + count
					+ " times since the last report). Check that LOG_SOCKET_HOST and LOG_SOCKET_PORT name one");
		}
	}

}
