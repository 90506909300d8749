package id.projectwise.logging.ship;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineTests {

	@Test
	void tellsWhatIsLeft() throws Exception {
		Duration timeout = Duration.ofMillis(200);
		Deadline deadline = Deadline.in(timeout);
		assertThat(deadline.timeout()).isEqualTo(timeout);
		assertThat(deadline.nanosLeft()).isBetween(1L, timeout.toNanos());
		Shipping.await("the end", () -> deadline.nanosLeft() == 0);
		assertThat(deadline.millisLeft(100)).as("not without end").isOne();
	}

	@Test
	void givesNoMoreThanIsWanted() {
		assertThat(Deadline.in(Duration.ofMinutes(1)).millisLeft(100)).isEqualTo(100);
		assertThat(Deadline.in(Duration.ofMinutes(1)).millisLeft(60_000)).isBetween(30_000, 60_000);
	}

}
