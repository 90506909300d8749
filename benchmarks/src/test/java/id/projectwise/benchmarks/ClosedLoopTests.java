package id.projectwise.benchmarks;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClosedLoopTests {

	@Test
	void countsCallsUntilStopped() {
		AtomicReference<ClosedLoop> loop = new AtomicReference<>();
		loop.set(new ClosedLoop(new Workload((thread, logger, id, name, millis) -> {
			if (id == 1_000_041) {
				loop.get().stop();
			}
		}, 0, 1)));
		ClosedLoop.Tally tally = loop.get().call();
		assertThat(tally.calls()).isEqualTo(42);
		assertThat(tally.nanos()).isPositive();
	}

}
