package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Another process that uses a tree until it is killed: as its owner if it is given a
 * name.
 */
final class TreeUser {

	private TreeUser() {
	}

	static Process start(Path root, String owner) throws IOException {
		Process process = new ProcessBuilder(Forked.command(TreeUser.class, root.toString(), owner))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		if (process.getInputStream().read() != 'x') {
			throw new IOException("Tree not taken");
		}
		return process;
	}

	public static void main(String[] args) throws IOException {
		Path root = Path.of(args[0]);
		try (TreeUse use = args[1].isEmpty() ? TreeUse.share(root) : TreeUse.own(root, args[1])) {
			System.out.print((use != null) ? 'x' : '-');
			System.out.flush();
			System.in.read();
		}
	}

}
