package id.projectwise.logging.logback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.spi.ContextAwareBase;
import id.projectwise.logging.journal.JournalListener;
import id.projectwise.logging.ship.ShipperListener;

/**
 * Tells the people about trouble with the journal and the listener: damped, as a status
 * of Logback's, which Spring Boot shows on standard error. Never as an error, for that
 * may stop the start of an application. Callbacks return at once: the reports are made on
 * another thread.
 */
public final class ShippingReporter extends ContextAwareBase implements JournalListener, ShipperListener {

	private final Damper losses = new Damper(Duration.ofMinutes(1));

	private final Damper rejections = new Damper(Duration.ofMinutes(1));

	private final Damper refusals = new Damper(Duration.ofMinutes(1));

	private final Damper drops = new Damper(Duration.ofMinutes(1));

	private final Damper failures = new Damper();

	private final Damper gone = new Damper();

	private final Damper removals = new Damper();

	private final ReportQueue reports = new ReportQueue();

	private final AtomicBoolean lossReported = new AtomicBoolean();

	private final AtomicBoolean repeatsReported = new AtomicBoolean();

	private final AtomicBoolean leftReported = new AtomicBoolean();

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
		warn("The journal cannot be kept in " + wanted + ": " + reason + ". It is kept in " + used
				+ " instead, with at most " + (maxBytes >> 20) + " MB: a place that is often memory and often emptied,"
				+ " so what the log listener has not got by then is lost with it."
				+ " Set LOG_SOCKET_JOURNAL_DIR to a directory that can be written and stays");
	}

	@Override
	public void networkFileSystem(Path folder, String type) {
		warn("The journal in " + folder + " is on a network file system (" + type + "), where records may be lost"
				+ " or repeated after a crash. Set LOG_SOCKET_JOURNAL_DIR to a directory on a local disk");
	}

	@Override
	public void dropping(Path folder, String reason) {
		long count = this.drops.count();
		if (count > 0) {
			warn("Records are dropped from the journal in " + folder + ": " + reason + " (" + count
					+ " times since the last report). How many is counted and told in the listener's files");
		}
	}

	@Override
	public void unreadable(Path file, String what) {
		warn("The journal cannot use " + file + ": " + what);
	}

	@Override
	public void failed(String what, Path path, Throwable reason) {
		reportFailure("The journal could not " + what + " (" + path + "): " + reason);
	}

	@Override
	public void failed(String what, Throwable reason) {
		reportFailure(what + " failed: " + reason);
	}

	@Override
	public void missing(Path file, String what) {
		long count = this.gone.count();
		if (count > 0) {
			warn("The journal cannot read " + file + ": " + what + " (" + count + " files since the last report). An"
					+ " unknown number of records is lost, of which the listener's files tell; logging goes on");
		}
	}

	@Override
	public void removed(Path folder, Path now) {
		long count = this.removals.count();
		if (count > 0) {
			warn("Files of the journal in " + folder + " were removed while it is in use (" + count
					+ " times since the last report). It goes on with new files in " + now + "; of records that are"
					+ " lost the listener's files tell");
		}
	}

	private void reportFailure(String text) {
		long count = this.failures.count();
		if (count > 0) {
			warn(text + " (" + count + " failures since the last report). It is tried again later, logging goes on");
		}
	}

	@Override
	public void adopted(Path folder, int streams) {
		this.reports
			.add(() -> addInfo("The journal that an ended process left in " + folder + " is shipped from here"));
	}

	@Override
	public void answered(String destination) {
		if (this.lossReported.compareAndSet(true, false)) {
			warn("The log listener at " + destination + " is connected again. Its journal is shipped");
		}
	}

	@Override
	public void atLeastOnce(String destination) {
		if (this.repeatsReported.compareAndSet(false, true)) {
			warn("The receiver at " + destination + " is not a log listener of ProjectWise: when a connection"
					+ " breaks, records that were under way are sent again and may be there twice");
		}
	}

	@Override
	public void lost(String reason, Duration delay) {
		long count = this.losses.count();
		if (count > 0) {
			this.lossReported.set(true);
			warn("The log listener is away: " + reason + " (" + count + " times since the last report)."
					+ " Records are kept in the journal and shipped when it is back");
		}
	}

	@Override
	public void rejected(String reason) {
		long count = this.rejections.count();
		if (count > 0) {
			warn("The log listener does not keep to the protocol: " + reason + " (" + count
					+ " times since the last report). Check that LOG_SOCKET_HOST and LOG_SOCKET_PORT name one, and that"
					+ " both ends agree on TLS and a shared key");
		}
	}

	@Override
	public void refused(UUID stream, String reason, Duration delay) {
		long count = this.refusals.count();
		if (count > 0) {
			warn("The log listener does not take what an earlier process left in the journal (stream " + stream + "): "
					+ reason + " (" + count + " times since the last report). It stays there and is tried again in "
					+ delay.toMinutes() + " min; everything else is shipped meanwhile");
		}
	}

	/**
	 * The application ends, and its journal is not empty.
	 * @param records how many records were logged and not acknowledged
	 * @param folder where they are
	 */
	public void left(long records, Path folder) {
		if (records == 0 || !this.leftReported.compareAndSet(false, true)) {
			return;
		}
		warn("The application ends with " + records + " records in the journal in " + folder
				+ " that no log listener has acknowledged. Its next start ships them, or another application that"
				+ " shares the directory");
	}

	private void warn(String text) {
		this.reports.add(() -> {
			long unmade = this.reports.unmade();
			addWarn((unmade == 0) ? text : text + ". (" + unmade + " reports before this one could not be made)");
		});
	}

	/**
	 * Wait until what was told is reported, before the process ends.
	 * @param timeout how long at most
	 */
	public void flush(Duration timeout) {
		this.reports.flush(timeout);
	}

}
