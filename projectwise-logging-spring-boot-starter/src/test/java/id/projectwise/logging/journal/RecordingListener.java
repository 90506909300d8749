package id.projectwise.logging.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps what it is told.
 */
final class RecordingListener implements JournalListener {

	final List<String> events = new CopyOnWriteArrayList<>();

	@Override
	public void networkFileSystem(Path folder, String type) {
		this.events.add("network " + type);
	}

	@Override
	public void dropping(Path folder, String reason) {
		this.events.add("dropping: " + reason);
	}

	@Override
	public void unreadable(Path file, String what) {
		this.events.add("unreadable " + file.getFileName() + ": " + what);
	}

	@Override
	public void failed(String what, Path path, Throwable reason) {
		this.events.add("failed to " + what + " " + path.getFileName() + ": " + reason);
	}

	@Override
	public void missing(Path file, String what) {
		this.events.add("missing " + file.getFileName() + ": " + what);
	}

	@Override
	public void removed(Path folder, Path now) {
		this.events.add("removed " + folder.getFileName() + ", now " + now.getFileName());
	}

	@Override
	public void adopted(Path folder, int streams) {
		this.events.add("adopted " + folder.getFileName() + ": " + streams);
	}

}
