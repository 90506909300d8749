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
		Process process = new ProcessBuilder(Forked.command(LockHolder.class, root.toString()))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		if (process.getInputStream().read() != 'x') {
			throw new IOException("Lock not taken");
		}
		return process;
	}

	public static void main(String[] args) throws IOException {
		try (TreeLock lock = TreeLock.acquire(Path.of(args[0]), TreeLock.LONG_WAIT_NANOS)) {
			System.out.print((lock.day() != null) ? 'x' : '-');
			System.out.flush();
			System.in.read();
		}
	}

}
