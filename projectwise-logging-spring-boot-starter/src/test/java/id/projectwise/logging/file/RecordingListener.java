package id.projectwise.logging.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Remembers what happened to a tree.
 */
final class RecordingListener implements TreeListener {

	final List<Exception> lost = new CopyOnWriteArrayList<>();

	final List<String> recovered = new CopyOnWriteArrayList<>();

	final List<String> failed = new CopyOnWriteArrayList<>();

	final List<String> rotated = new CopyOnWriteArrayList<>();

	final List<String> deleted = new CopyOnWriteArrayList<>();

	final List<String> compressed = new CopyOnWriteArrayList<>();

	@Override
	public void lost(String module, Exception reason, long count) {
		this.lost.add(reason);
	}

	@Override
	public byte[] notice(Loss loss, long epochMillis) {
		return ("lost " + loss.lines() + "\n").getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void recovered(String module, Loss loss) {
		this.recovered.add(module + " " + loss.lines() + " " + loss.from() + " " + loss.to());
	}

	@Override
	public void failed(String what, Path path, Exception reason) {
		this.failed.add(what + " " + path.getFileName() + ": " + reason);
	}

	@Override
	public void rotated(Path dated) {
		this.rotated.add(dated.getFileName().toString());
	}

	@Override
	public void deleted(Path dated) {
		this.deleted.add(dated.getFileName().toString());
	}

	@Override
	public void compressed(Path file) {
		this.compressed.add(file.getFileName().toString());
	}

}
