package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Another process that holds the lock of a tree until it is killed.
 */
final class LockHolder {

	private LockHolder() {
	}

	static Process start(Path root) throws IOException {
		return start(root, TreeLock.LONG_WAIT_NANOS);
	}

	static Process start(Path root, long maxWaitNanos) throws IOException {
		Process process = new ProcessBuilder(
				Forked.command(LockHolder.class, root.toString(), Long.toString(maxWaitNanos)))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		if (process.getInputStream().read() != 'x') {
			throw new IOException("Lock not taken");
		}
		return process;
	}

	public static void main(String[] args) throws IOException {
		try (TreeLock lock = TreeLock.acquire(Path.of(args[0]), Long.parseLong(args[1]))) {
			System.out.print((lock.day() != null) ? 'x' : '-');
			System.out.flush();
			System.in.read();
		}
	}

}
