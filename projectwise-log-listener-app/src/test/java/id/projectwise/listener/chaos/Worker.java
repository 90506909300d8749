package id.projectwise.listener.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of a worker's process, seen from outside.
 */
final class Worker {

	private final String run;

	private final Process process;

	private final Thread reader;

	private volatile int logged;

	private Worker(String run, Process process) {
		this.run = run;
		this.process = process;
		this.reader = new Thread(this::read, "output of " + run);
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/**
	 * Start a run.
	 * @param home the directory of the workers' root and journals
	 * @param port where the listener seems to be
	 */
	static Worker start(String run, int recordsPerSecond, Path home, int port) {
		return new Worker(run,
				JavaProcess.start(JavaProcess.workerClassPath(), WorkerMain.class, home.resolve("workers.err"),
						List.of(run, String.valueOf(recordsPerSecond), "--log.mode=socket", "--log.console=false",
								"--log.root-dir=" + home, "--log.socket.port=" + port,
								"--spring.application.name=chaos", "--spring.main.banner-mode=off")));
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader()) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				this.logged = Integer.parseInt(line);
			}
		}
		catch (IOException | NumberFormatException ex) {
			// The pipe of a killed process may end in the middle of a number.
			this.process.destroyForcibly();
		}
	}

	String run() {
		return this.run;
	}

	/**
	 * Return the last number whose log call is known to have returned.
	 */
	int logged() {
		return this.logged;
	}

	/**
	 * Kill it at once, as {@code kill -9} does, and read what it still told.
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor();
		this.reader.join();
	}

}
