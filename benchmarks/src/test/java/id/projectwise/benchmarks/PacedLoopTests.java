package id.projectwise.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacedLoopTests {

	@Test
	void callsItsShareOfTheRateAndTimesEachCall() {
		AtomicInteger calls = new AtomicInteger();
		Workload workload = new Workload((thread, logger, id, name, millis) -> calls.incrementAndGet(), 0, 1);
		long start = System.nanoTime();
		Histogram histogram = new PacedLoop(workload, 4, 50).call();
		assertThat(calls).hasValue(250);
		assertThat(histogram.getTotalCount()).isEqualTo(250);
		assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(49));
	}

}
