package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import id.projectwise.logging.file.OwnedFile;
import id.projectwise.logging.format.LineBuffer;

/**
 * What a commit appends to one file.
 */
final class FileAppend {

	private static final byte[] LINE_FEED = { '\n' };

	private final OwnedFile file;

	private final long before;

	private final boolean torn;

	private final List<LineBuffer> parts = new ArrayList<>();

	private long length;

	FileAppend(OwnedFile file) throws IOException {
		this.file = file;
		this.before = file.length();
		this.torn = file.isTorn();
		this.length = this.torn ? 1 : 0;
	}

	void add(LineBuffer lines) {
		this.parts.add(lines);
		this.length += lines.length();
	}

	/**
	 * Append with as few writes as the buffer permits.
	 */
	void write(ByteBuffer staging) throws IOException {
		staging.clear();
		if (this.torn) {
			// Somebody's fragment must not become the beginning of our line.
			stage(LINE_FEED, 1, staging);
		}
		for (LineBuffer part : this.parts) {
			stage(part.array(), part.length(), staging);
		}
		this.file.append(staging.flip());
	}

	private void stage(byte[] bytes, int count, ByteBuffer staging) throws IOException {
		for (int from = 0; from < count;) {
			if (!staging.hasRemaining()) {
				this.file.append(staging.flip());
				staging.clear();
			}
			int piece = Math.min(count - from, staging.remaining());
			staging.put(bytes, from, piece);
			from += piece;
		}
	}

	/** Take back what was appended. */
	void undo() throws IOException {
		this.file.truncate(this.before);
	}

	Undo.FileLength undoIn(Path root) {
		return new Undo.FileLength(root.relativize(this.file.path()).toString(), this.file.identity(), this.before,
				this.before + this.length);
	}

}
