package id.projectwise.listener.chaos;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * One run: a listener, a wire that breaks, workers that share a directory of journals,
 * and misfortune from a seed.
 */
final class ChaosRun {

	private static final Duration READY = Duration.ofSeconds(60);

	private static final Duration SETTLED = Duration.ofSeconds(120);

	private static final int RECORDS_PER_SECOND = 400;

	private final Random random;

	private final Path home;

	private final Listener listener;

	private final FaultyProxy proxy;

	private final List<Worker> all = new ArrayList<>();

	private final Worker[] living;

	private int workerKills;

	private int listenerKills;

	private int faults;

	ChaosRun(Path directory, long seed, int workers) throws IOException {
		this.random = new Random(seed);
		this.home = Files.createDirectories(directory.resolve("workers"));
		int port = freePort();
		this.listener = new Listener(Files.createDirectories(directory.resolve("listener")), port);
		this.proxy = new FaultyProxy(port);
		this.living = new Worker[workers];
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/**
	 * Do it.
	 * @param duration how long
	 * @param kills how many processes are killed in this time
	 */
	ChaosResult run(Duration duration, int kills) throws Exception {
		try (this.proxy) {
			this.listener.awaitReady(READY);
			for (int i = 0; i < this.living.length; i++) {
				start(i);
			}
			torment(duration, kills);
			killAll();
			this.listener.awaitReady(READY);
			Harvest harvest = settle();
			return new ChaosResult(this.workerKills, this.listenerKills, this.faults, logged(), harvest.count(this.all),
					harvest.lost(this.all), harvest.repeated(), harvest.disordered(),
					harvest.invented(this.all) + harvest.foreign());
		}
		finally {
			this.listener.stop();
		}
	}

	private void start(int slot) {
		Worker worker = Worker.start("w" + slot + "-" + this.all.size(), RECORDS_PER_SECOND, this.home,
				this.proxy.port());
		this.living[slot] = worker;
		this.all.add(worker);
	}

	private void torment(Duration duration, int kills) throws InterruptedException {
		long pause = duration.toNanos() / (2L * kills);
		for (int i = 0; i < kills; i++) {
			LockSupport.parkNanos(pause);
			kill();
			LockSupport.parkNanos(pause);
			disturb();
		}
	}

	private void kill() throws InterruptedException {
		if (this.random.nextInt(3) == 0) {
			this.listener.restart();
			this.listenerKills++;
			return;
		}
		int slot = this.random.nextInt(this.living.length);
		this.living[slot].kill();
		this.workerKills++;
		start(slot);
	}

	private void disturb() {
		this.faults++;
		switch (this.random.nextInt(3)) {
			case 0 -> this.proxy.cut(this.random);
			case 1 -> this.proxy.halfClose(this.random);
			default -> {
				this.proxy.stall();
				LockSupport.parkNanos(Duration.ofMillis(this.random.nextInt(1000)).toNanos());
				this.proxy.resume();
			}
		}
	}

	private void killAll() throws InterruptedException {
		for (Worker worker : this.living) {
			worker.kill();
			this.workerKills++;
		}
	}

	/**
	 * One more worker takes over all journals; in the end everything is in the files, or
	 * never will be.
	 */
	private Harvest settle() throws InterruptedException {
		List<Worker> tormented = List.copyOf(this.all);
		start(0);
		Deadline.passes(SETTLED, () -> Harvest.of(this.listener.logs()).lost(tormented) == 0);
		this.all.remove(this.living[0]);
		this.living[0].kill();
		return Harvest.of(this.listener.logs());
	}

	private long logged() {
		return this.all.stream().mapToLong(Worker::logged).sum();
	}

}
