package id.projectwise.logging.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A file system of few megabytes. Tests that need one are SKIPPED where none can be
 * mounted.
 */
public final class SmallDisk implements Closeable {

	private final Path path;

	private final Path filler;

	private SmallDisk(Path path) {
		this.path = path;
		this.filler = path.resolve("filler");
	}

	public static SmallDisk mount(Path path, int megabytes) throws IOException {
		Files.createDirectory(path);
		assumeTrue(canMount(path, megabytes), "cannot mount a file system");
		return new SmallDisk(path);
	}

	private static boolean canMount(Path path, int megabytes) {
		try {
			return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString());
		}
		catch (IOException ex) {
			return false;
		}
	}

	public Path path() {
		return this.path;
	}

	/** Take all space but so many bytes. */
	public void fill(long leave) throws IOException {
		Files.write(this.filler, new byte[(int) (this.path.toFile().getUsableSpace() - leave)]);
	}

	/** Give the space back that was taken. */
	public void empty() throws IOException {
		Files.delete(this.filler);
	}

	/** Mappings keep it busy until they are collected. */
	@Override
	public void close() throws IOException {
		run("umount", "-l", this.path.toString());
	}

	private static boolean run(String... command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
		return !process.isAlive() && process.exitValue() == 0;
	}

}
