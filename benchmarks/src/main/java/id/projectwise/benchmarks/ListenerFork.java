package id.projectwise.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * One run of a receiver in a process and a directory of its own, which are gone
 * afterwards.
 */
final class ListenerFork {

	private static final long POLL_MILLIS = 20;

	private static final long SETTLE_MILLIS = 500;

	private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

	/** How long a receiver may stand still before what is missing counts as lost. */
	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

	private final ListenerOptions options;

	private final Receiver receiver;

	private final int connections;

	private final Path directory;

	private final Measurement measurement = new Measurement();

	ListenerFork(ListenerOptions options, Receiver receiver, int connections) throws IOException {
		this.options = options;
		this.receiver = receiver;
		this.connections = connections;
		this.directory = Files.createTempDirectory(JavaProcess.TARGET, "run-");
	}

	/**
	 * Run it.
	 * @return what was measured
	 */
	Measurement run() throws IOException, InterruptedException {
		int port = freePort();
		JavaProcess process = this.receiver.start(this.options.flags(), this.directory, port);
		try {
			awaitListening(process, port);
			measure(process, port);
			return this.measurement;
		}
		catch (IOException | RuntimeException ex) {
			throw new IllegalStateException(
					this.receiver + " failed:\n" + Files.readString(this.directory.resolve("receiver.txt")), ex);
		}
		finally {
			process.kill();
			FileSystemUtils.deleteRecursively(this.directory);
		}
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	static void awaitListening(JavaProcess process, int port) throws IOException, InterruptedException {
		long start = System.nanoTime();
		while (!listens(port)) {
			process.requireAlive();
			if (System.nanoTime() - start > START_NANOS) {
				throw new IllegalStateException("Nobody listens on port " + port);
			}
			Thread.sleep(POLL_MILLIS);
		}
	}

	private static boolean listens(int port) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void measure(JavaProcess process, int port) throws IOException, InterruptedException {
		ProcessMemory memory = new ProcessMemory(process.process());
		Thread.sleep(SETTLE_MILLIS);
		this.measurement.set(Metric.RSS_IDLE, memory.residentMegabytes());
		Payload payload = this.receiver.payload();
		double heap;
		try (LoadGenerator load = LoadGenerator.connect(port, this.connections, payload, trust())) {
			Thread.sleep(SETTLE_MILLIS);
			this.measurement.set(Metric.RSS_CONNECTED, memory.residentMegabytes());
			for (int i = 0; i < this.options.warmUps(); i++) {
				pass(load, payload, process.process());
			}
			pass(load, payload, process.process());
			this.measurement.set(Metric.RSS_PEAK, memory.peakMegabytes());
			heap = this.receiver.isJava() ? memory.liveHeapBytes() : Double.NaN;
		}
		Thread.sleep(SETTLE_MILLIS);
		heap -= this.receiver.isJava() ? memory.liveHeapBytes() : Double.NaN;
		this.measurement.set(Metric.HEAP, heap / this.connections);
	}

	private @Nullable SSLContext trust() throws IOException {
		return this.receiver.isEncrypted() ? TestCertificate.create(this.directory).trust() : null;
	}

	private void pass(LoadGenerator load, Payload payload, Process process) throws IOException, InterruptedException {
		long records = this.options.records();
		LogFiles files = new LogFiles(this.directory.resolve("logs"));
		Duration before = cpu(process);
		long start = System.nanoTime();
		load.send(records);
		double seconds = (end(payload, files, records) - start) / 1e9;
		this.measurement.set(Metric.RECORDS, records / seconds);
		this.measurement.set(Metric.MEGABYTES, records * payload.recordLength() / seconds / 1e6);
		this.measurement.set(Metric.CPU_RECORD, cpu(process).minus(before).toNanos() / 1000d / records);
		this.measurement.set(Metric.LOST, records - moduleLines(files));
	}

	/** For those who answer, the files are complete when the last answer is here. */
	private static long end(Payload payload, LogFiles files, long records) throws IOException, InterruptedException {
		return payload.isAnswered() ? System.nanoTime()
				: files.await(() -> moduleLines(files) >= records, PATIENCE_NANOS);
	}

	private static Duration cpu(Process process) {
		return process.info().totalCpuDuration().orElseThrow();
	}

	private static long moduleLines(LogFiles files) throws IOException {
		return files.lines(
				(file) -> Workload.LOGGERS.stream().anyMatch((logger) -> isOf(logger, file.getFileName().toString())));
	}

	private static boolean isOf(String logger, String file) {
		return List.of(logger + ".log", logger.substring(logger.lastIndexOf('.') + 1) + ".log").contains(file);
	}

}
