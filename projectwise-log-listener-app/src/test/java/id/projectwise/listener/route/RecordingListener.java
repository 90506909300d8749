package id.projectwise.listener.route;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Remembers what happened to a store.
 */
final class RecordingListener implements StoreListener {

	final List<String> events = new CopyOnWriteArrayList<>();

	@Override
	public void unwritable(Exception reason, Duration since) {
		this.events.add("unwritable: " + reason.getMessage());
	}

	@Override
	public void writableAgain(Duration after) {
		this.events.add("writable again");
	}

	@Override
	public void unknownStream(UUID stream, long from) {
		this.events.add("unknown stream at " + from);
	}

	@Override
	public void forgotten(int count, String reason) {
		this.events.add("forgotten " + count + ": " + reason);
	}

	@Override
	public void cut(Path file, long bytes) {
		this.events.add("cut " + file.getFileName() + " by " + bytes);
	}

	@Override
	public void damaged(Path file, String what) {
		this.events.add("damaged " + file.getFileName() + ": " + what);
	}

	@Override
	public void failed(String what, Path path, Exception reason) {
		this.events.add(what + " " + path.getFileName() + ": " + reason);
	}

	@Override
	public void rotated(Path dated) {
		this.events.add("rotated " + dated.getFileName());
	}

}
