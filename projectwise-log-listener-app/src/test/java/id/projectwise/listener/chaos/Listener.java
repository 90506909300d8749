package id.projectwise.listener.chaos;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import id.projectwise.listener.LogListenerApplication;

/**
 * The process of the listener, which can be killed and started again.
 */
final class Listener {

	private final Path home;

	private final int port;

	private Process process;

	Listener(Path home, int port) {
		this.home = home;
		this.port = port;
		this.process = start();
	}

	private Process start() {
		Process started = JavaProcess.start(JavaProcess.CLASS_PATH, LogListenerApplication.class,
				this.home.resolve("listener.err"),
				List.of("--log.listener.port=" + this.port, "--log.root-dir=" + this.home, "--log.console=false",
						"--log.format=%(message)s", "--server.port=0", "--spring.main.banner-mode=off"));
		Thread reader = new Thread(() -> discard(started), "output of the listener");
		reader.setDaemon(true);
		reader.start();
		return started;
	}

	private static void discard(Process process) {
		try {
			process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// It was killed.
			process.destroyForcibly();
		}
	}

	Path logs() {
		return this.home.resolve("logs");
	}

	void restart() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor();
		this.process = start();
	}

	/**
	 * Wait until it takes connections.
	 */
	void awaitReady(Duration limit) {
		Deadline.await("listener on port " + this.port, limit, this::isReady);
	}

	private boolean isReady() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The listener ended with exit code " + this.process.exitValue());
		}
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * End it as an operating system does, with time to finish.
	 */
	int stop() throws InterruptedException {
		this.process.destroy();
		return this.process.waitFor();
	}

}
