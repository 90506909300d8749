package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * A file of an {@link OwnedTree}, which nobody else writes to: so it can be cut back to
 * an earlier length. For the one thread that owns the tree.
 */
public final class OwnedFile {

	private final OwnedFiles files;

	private final Path path;

	private final String pathInTree;

	private final long identity;

	private final boolean created;

	/** Whether this process keeps the file from being compressed. */
	private final boolean claimed;

	/** {@code null} while too many others are open. */
	private @Nullable FileChannel channel;

	private long length;

	private boolean torn;

	private boolean unforced;

	private OwnedFile(OwnedFiles files, Path path, boolean claimed, boolean created, FileChannel channel)
			throws IOException {
		this.files = files;
		this.path = path;
		this.pathInTree = files.pathInTree(path);
		this.claimed = claimed;
		this.created = created;
		this.channel = channel;
		this.identity = FileIdentity.of(path);
	}

	static OwnedFile open(OwnedFiles files, Path path, boolean claimed) throws IOException {
		Directories.create(Directories.of(path));
		boolean created = !Files.exists(path);
		FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		OwnedFile file = null;
		try {
			file = new OwnedFile(files, path, claimed, created, channel);
			file.lookAtEnd();
			return file;
		}
		finally {
			if (file == null) {
				channel.close();
			}
		}
	}

	/**
	 * Return where the file is.
	 * @return the path
	 */
	public Path path() {
		return this.path;
	}

	/**
	 * Return where in the tree the file is.
	 * @return the path, relative to the tree's root
	 */
	public String pathInTree() {
		return this.pathInTree;
	}

	/**
	 * Return what tells this file from others that were or will be at the same path.
	 * @return the number of the file in its file system, or 0 where there is no such
	 * thing
	 */
	public long identity() {
		return this.identity;
	}

	/**
	 * Ask the operating system how long the file is.
	 * @return the length in bytes
	 * @throws IOException if it does not tell
	 */
	public long length() throws IOException {
		if (channel().size() != this.length) {
			lookAtEnd();
		}
		return this.length;
	}

	/**
	 * Return whether the file ended with a fragment of a line, which somebody left who
	 * was killed, when {@link #length()} was called: a line feed has to come first.
	 * @return whether the last line is unfinished
	 */
	public boolean isTorn() {
		return this.torn;
	}

	/**
	 * Append whole lines, in one write as long as the operating system takes them.
	 * @param bytes the bytes from position to limit, taken in any case
	 * @throws IOException if the operating system did not take all; then the file is to
	 * be cut back
	 */
	public void append(ByteBuffer bytes) throws IOException {
		FileChannel target = channel();
		int count = bytes.remaining();
		this.unforced = true;
		while (bytes.hasRemaining()) {
			target.write(bytes);
		}
		this.length += count;
		this.torn = false;
	}

	/**
	 * Cut the file back, through a descriptor that saw no failure yet. A file that is
	 * shorter already, was removed or replaced stays as it is.
	 * @param newLength the length in bytes
	 * @throws IOException if that fails
	 */
	public void truncate(long newLength) throws IOException {
		close();
		if (!isInPlace()) {
			return;
		}
		this.unforced = true;
		channel().truncate(newLength);
		lookAtEnd();
	}

	/** Put what was appended since the last call on the disk. */
	void force() throws IOException {
		if (this.unforced) {
			channel().force(false);
			this.unforced = false;
		}
	}

	/** Let go of the descriptor; the next access opens the file again. */
	void close() throws IOException {
		this.files.closing(this);
		FileChannel open = this.channel;
		this.channel = null;
		if (open != null) {
			open.close();
		}
	}

	/** The length as far as it is known without asking. */
	long knownLength() {
		return this.length;
	}

	boolean isOpen() {
		return this.channel != null;
	}

	boolean wasCreated() {
		return this.created;
	}

	boolean isClaimed() {
		return this.claimed;
	}

	boolean isInPlace() {
		try {
			return FileIdentity.of(this.path) == this.identity;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private FileChannel channel() throws IOException {
		FileChannel open = this.channel;
		if (open == null) {
			if (!isInPlace()) {
				throw new IOException("File " + this.path + " was removed or replaced");
			}
			this.files.opening(this);
			open = FileChannel.open(this.path, StandardOpenOption.APPEND);
			this.channel = open;
		}
		return open;
	}

	private void lookAtEnd() throws IOException {
		this.length = channel().size();
		this.torn = this.length > 0 && lastByte() != '\n';
	}

	private int lastByte() throws IOException {
		ByteBuffer last = ByteBuffer.allocate(1);
		try (FileChannel reader = FileChannel.open(this.path, StandardOpenOption.READ)) {
			reader.read(last, this.length - 1);
		}
		return last.get(0);
	}

}
