package id.projectwise.logging.ship;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import id.projectwise.logging.journal.Gap;
import id.projectwise.logging.journal.JournalChunk;
import id.projectwise.logging.journal.JournalStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream of lines that ends, one chunk for each. A line that begins with a minus is a
 * gap.
 */
final class MemoryStream implements JournalStream {

	private final UUID id = UUID.randomUUID();

	private final List<String> lines;

	private int read;

	private volatile int acknowledged;

	private volatile boolean forgotten;

	MemoryStream(String... lines) {
		this.lines = List.of(lines);
	}

	boolean isForgotten() {
		return this.forgotten;
	}

	@Override
	public UUID id() {
		return this.id;
	}

	@Override
	public @Nullable JournalChunk read(byte[] target) {
		if (this.read == this.lines.size()) {
			return null;
		}
		String line = this.lines.get(this.read++);
		if (line.startsWith("-")) {
			return new JournalChunk(this.read - 1, this.read, 0, 0, new Gap(line.length(), 0, 0, "full", "owner"));
		}
		byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
		System.arraycopy(bytes, 0, target, 0, bytes.length);
		return new JournalChunk(this.read - 1, this.read, 1, bytes.length, null);
	}

	@Override
	public void rewind(long position) {
		this.read = (int) position;
		acknowledge(position);
	}

	@Override
	public long acknowledged() {
		return this.acknowledged;
	}

	@Override
	public void acknowledge(long position) {
		this.acknowledged = Math.max(this.acknowledged, (int) position);
	}

	@Override
	public boolean isDrained() {
		return this.acknowledged == this.lines.size();
	}

	@Override
	public void forget() {
		if (!isDrained() || this.forgotten) {
			throw new IllegalStateException("Not drained, or forgotten already");
		}
		this.forgotten = true;
	}

}
