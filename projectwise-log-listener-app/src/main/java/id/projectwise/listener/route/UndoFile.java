package id.projectwise.listener.route;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/**
 * The mapped file that holds the {@link Undo} of the commit that is under way.
 *
 * <pre>
 *  0  magic, 8  version       see {@link StateFile}
 * 12  state                   0 closed, 1 open; stored last, with release order
 * 16  length of the body
 * 20  CRC-32C of the body
 * 64  body: forced (int), number of files (int), then for each identity, before, after
 *     (longs), length of the path (int), path in UTF-8; number of marks (int), then for
 *     each the stream's id (2 longs) and the mark (long)
 * </pre>
 */
final class UndoFile implements Closeable {

	private static final long MAGIC = 0x50574C_554E444FL << 8 | '1'; // PWLUNDO1

	private static final int INITIAL_LENGTH = 64 * 1024;

	private static final int STATE = 12;

	private static final int LENGTH = 16;

	private static final int CHECKSUM = 20;

	private static final int CLOSED = 0;

	private static final int OPEN = 1;

	private static final int FILE_LENGTH = 3 * Long.BYTES + Integer.BYTES;

	private static final int MARK_LENGTH = 3 * Long.BYTES;

	private static final int FIXED_LENGTH = 3 * Integer.BYTES;

	private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

	private final StateFile file;

	private ByteBuffer scratch = ByteBuffer.allocate(4096);

	private UndoFile(StateFile file) {
		this.file = file;
	}

	static UndoFile open(Path path) throws IOException {
		return new UndoFile(StateFile.open(path, MAGIC, INITIAL_LENGTH));
	}

	Path path() {
		return this.file.path();
	}

	/**
	 * Return whether a commit was not finished.
	 */
	boolean isOpen() {
		return (int) INT.getAcquire(this.file.buffer(), STATE) != CLOSED;
	}

	/**
	 * Store how to undo the commit that begins.
	 */
	void open(Undo undo) throws IOException {
		ByteBuffer body = encode(undo);
		this.file.extend(Integer.highestOneBit(StateFile.HEADER_LENGTH + body.limit() - 1) << 1);
		ByteBuffer buffer = this.file.buffer();
		buffer.put(StateFile.HEADER_LENGTH, body.array(), 0, body.limit());
		buffer.putInt(LENGTH, body.limit());
		buffer.putInt(CHECKSUM, checksum(body));
		INT.setRelease(buffer, STATE, OPEN);
	}

	/**
	 * The commit that was stored last has to be undone after all.
	 */
	void reopen(boolean force) throws IOException {
		INT.setRelease(this.file.buffer(), STATE, OPEN);
		if (force) {
			force();
		}
	}

	/**
	 * The commit is finished, or undone.
	 */
	void close(boolean force) throws IOException {
		INT.setRelease(this.file.buffer(), STATE, CLOSED);
		if (force) {
			force();
		}
	}

	void force() throws IOException {
		this.file.force();
	}

	/**
	 * Return how to undo the commit that was not finished.
	 * @return what was stored, or {@code null} if it is damaged
	 */
	@Nullable Undo read() {
		ByteBuffer buffer = this.file.buffer().duplicate();
		int length = buffer.getInt(LENGTH);
		if (buffer.getInt(STATE) != OPEN || length < FIXED_LENGTH
				|| length > buffer.capacity() - StateFile.HEADER_LENGTH) {
			return null;
		}
		byte[] bytes = new byte[length];
		buffer.get(StateFile.HEADER_LENGTH, bytes);
		ByteBuffer body = ByteBuffer.wrap(bytes);
		return (checksum(body) == buffer.getInt(CHECKSUM)) ? decode(body) : null;
	}

	private ByteBuffer encode(Undo undo) {
		List<byte[]> paths = undo.files().stream().map((file) -> file.path().getBytes(StandardCharsets.UTF_8)).toList();
		int length = FIXED_LENGTH + undo.files().size() * FILE_LENGTH + undo.marks().size() * MARK_LENGTH
				+ paths.stream().mapToInt((path) -> path.length).sum();
		if (this.scratch.capacity() < length) {
			this.scratch = ByteBuffer.allocate(length);
		}
		ByteBuffer body = this.scratch.clear().putInt(undo.forced() ? 1 : 0).putInt(undo.files().size());
		for (int i = 0; i < paths.size(); i++) {
			Undo.FileLength file = undo.files().get(i);
			body.putLong(file.identity()).putLong(file.before()).putLong(file.after());
			body.putInt(paths.get(i).length).put(paths.get(i));
		}
		body.putInt(undo.marks().size());
		for (Undo.OldMark mark : undo.marks()) {
			body.putLong(mark.stream().getMostSignificantBits()).putLong(mark.stream().getLeastSignificantBits());
			body.putLong(mark.mark());
		}
		return body.flip();
	}

	private static Undo decode(ByteBuffer body) {
		boolean forced = body.getInt() != 0;
		List<Undo.FileLength> files = new ArrayList<>();
		for (int count = body.getInt(); count > 0; count--) {
			long identity = body.getLong();
			long before = body.getLong();
			long after = body.getLong();
			byte[] path = new byte[body.getInt()];
			body.get(path);
			files.add(new Undo.FileLength(new String(path, StandardCharsets.UTF_8), identity, before, after));
		}
		List<Undo.OldMark> marks = new ArrayList<>();
		for (int count = body.getInt(); count > 0; count--) {
			marks.add(new Undo.OldMark(new UUID(body.getLong(), body.getLong()), body.getLong()));
		}
		return new Undo(forced, files, marks);
	}

	private static int checksum(ByteBuffer body) {
		CRC32C checksum = new CRC32C();
		checksum.update(body.array(), 0, body.limit());
		return (int) checksum.getValue();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
