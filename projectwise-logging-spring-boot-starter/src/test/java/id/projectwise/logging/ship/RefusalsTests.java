package id.projectwise.logging.ship;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTests {

	private final Refusals refusals = new Refusals();

	@Test
	void leavesAStreamAloneAfterSomeAttemptsAndThenForLongerAndLonger() {
		List<Duration> delays = new ArrayList<>();
		for (int attempt = 0; attempt < 100; attempt++) {
			delays.add(this.refusals.add(0));
		}
		assertThat(delays.subList(0, Refusals.LIMIT - 1)).containsOnlyNulls();
		assertThat(delays.subList(Refusals.LIMIT - 1, Refusals.LIMIT + 2)).containsExactly(Duration.ofMinutes(1),
				Duration.ofMinutes(2), Duration.ofMinutes(4));
		assertThat(delays).last().isEqualTo(Refusals.LONGEST);
	}

	@Test
	void startsAnewWhenTheReceiverTookSomething() {
		for (int attempt = 0; attempt < 100; attempt++) {
			if (attempt % (Refusals.LIMIT - 1) == 0) {
				this.refusals.reset();
			}
			assertThat(this.refusals.add(0)).isNull();
		}
	}

	@Test
	void isOverAfterTheDelayEvenIfTheClockTurnsOver() {
		long now = Long.MAX_VALUE - 5;
		for (int attempt = 0; attempt < Refusals.LIMIT; attempt++) {
			this.refusals.add(now);
		}
		assertThat(this.refusals.isOver(now + Refusals.SHORTEST.toNanos() - 1)).isFalse();
		assertThat(this.refusals.isOver(now + Refusals.SHORTEST.toNanos())).isTrue();
	}

}
