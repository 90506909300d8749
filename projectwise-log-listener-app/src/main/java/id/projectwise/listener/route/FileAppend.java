package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.ByteBuffer;
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

	private final List<LineBuffer> buffers = new ArrayList<>();

	/** The pieces of each of the buffers. */
	private final List<LineGroup> groups = new ArrayList<>();

	private long length;

	FileAppend(OwnedFile file) throws IOException {
		this.file = file;
		this.before = file.length();
		this.torn = file.isTorn();
		this.length = this.torn ? 1 : 0;
	}

	void add(LineBuffer buffer, LineGroup group) {
		this.buffers.add(buffer);
		this.groups.add(group);
		this.length += group.length();
	}

	/**
	 * Append with as few writes as the buffer permits.
	 */
	void write(ByteBuffer staging) throws IOException {
		staging.clear();
		if (this.torn) {
			// Somebody's fragment must not become the beginning of our line.
			stage(LINE_FEED, 0, 1, staging);
		}
		for (int i = 0; i < this.groups.size(); i++) {
			LineGroup group = this.groups.get(i);
			for (int piece = 0; piece < group.pieces(); piece++) {
				stage(this.buffers.get(i).array(), group.start(piece), group.length(piece), staging);
			}
		}
		this.file.append(staging.flip());
	}

	private void stage(byte[] bytes, int start, int count, ByteBuffer staging) throws IOException {
		int end = start + count;
		for (int from = start; from < end;) {
			if (!staging.hasRemaining()) {
				this.file.append(staging.flip());
				staging.clear();
			}
			int piece = Math.min(end - from, staging.remaining());
			staging.put(bytes, from, piece);
			from += piece;
		}
	}

	/** Take back what was appended. */
	void undo() throws IOException {
		this.file.truncate(this.before);
	}

	Undo.FileLength undoLength() {
		return new Undo.FileLength(this.file.pathInTree(), this.file.identity(), this.before,
				this.before + this.length);
	}

}
