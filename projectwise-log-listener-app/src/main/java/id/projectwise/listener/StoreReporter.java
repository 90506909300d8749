package id.projectwise.listener;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import id.projectwise.listener.route.StoreListener;
import id.projectwise.logging.logback.Damper;

/**
 * Tells the people what happens to the files.
 */
final class StoreReporter implements StoreListener {

	private final Reports reports;

	private final Damper failures = new Damper();

	StoreReporter(Reports reports) {
		this.reports = reports;
	}

	@Override
	public void unwritable(Exception reason, Duration since) {
		this.reports.error("The files cannot be written for " + since.toSeconds() + " s: " + reason
				+ ". Nothing is acknowledged, so workers keep their records; trying again every second");
	}

	@Override
	public void writableAgain(Duration after) {
		this.reports.warn("The files are written again after " + after.toSeconds() + " s; nothing is lost");
	}

	@Override
	public void unknownStream(UUID stream, long from) {
		this.reports.warn("Stream " + stream + " continues at " + from
				+ " and is not known here: state was lost or expired. Records that were in flight may be repeated");
	}

	@Override
	public void forgotten(int count, String reason) {
		this.reports.info("Forgot " + count + " streams: " + reason);
	}

	@Override
	public void cut(Path file, long bytes) {
		this.reports.warn("Cut " + bytes + " bytes off " + file
				+ ": the last commit was not finished, and its workers send it again");
	}

	@Override
	public void damaged(Path file, String what) {
		this.reports.error(file + ": " + what);
	}

	@Override
	public void failed(String what, Path path, Exception reason) {
		long count = this.failures.count();
		if (count > 0) {
			this.reports.warn(what + " failed for " + path + ": " + reason + " (" + count
					+ " failures since the last report). It is tried again later");
		}
	}

}
