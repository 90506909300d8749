package id.projectwise.logging.ship;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class IdleTests {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	@TempDir
	Path directory;

	@Test
	void costsNextToNothingWhileThereIsNothingToDo() throws Exception {
		Ledger ledger = new Ledger();
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(ledger));
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append(0, 1000);
			Shipping.await("1000 lines", () -> shipping.state().acknowledgedRecords() == 1000);
			long used = cpuNanos();
			long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
			while (System.nanoTime() - end < 0) {
				LockSupport.parkNanos(end - System.nanoTime());
			}
			assertThat(cpuNanos() - used).as("nanoseconds of CPU time in two seconds").isBetween(1L, 60_000_000L);
			assertThat(receiver.requests().size()).isLessThan(100);
		}
	}

	private static long cpuNanos() {
		long total = 0;
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			if (thread.getName().startsWith("log-shipper")) {
				total += Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
			}
		}
		return total;
	}

}
