package id.projectwise.logging.ship;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	@Test
	void doublesFromShortestToLongest() {
		assertThat(IntStream.range(0, 9).mapToObj((failures) -> Backoff.delay(failures, 1).toMillis()))
			.containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
	}

	@Test
	void isAtLeastHalfOfTheWholeDelay() {
		assertThat(Backoff.delay(0, 0)).isEqualTo(Duration.ofMillis(50));
		assertThat(Backoff.delay(2, 0.5)).isEqualTo(Duration.ofMillis(300));
	}

	@Test
	void staysAtTheLongestForEver() {
		assertThat(Backoff.delay(Integer.MAX_VALUE, 1)).isEqualTo(Backoff.LONGEST);
	}

	@Test
	void beginsAnewAfterSuccess() {
		Backoff backoff = new Backoff(() -> 1);
		backoff.next();
		assertThat(backoff.next()).isEqualTo(Duration.ofMillis(200));
		backoff.reset();
		assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
	}

}
