package id.projectwise.logging.logback;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Damper}.
 */
class DamperTests {

	private final Damper damper = new Damper();

	@Test
	void letsTheFirstThrough() {
		assertThat(this.damper.count()).isOne();
	}

	@Test
	void keepsTheNextOnesBack() {
		this.damper.count();
		assertThat(IntStream.range(0, 1000).mapToLong((i) -> this.damper.count())).containsOnly(0L);
	}

	@Test
	void letsExactlyOneOfManyThreadsThrough() {
		assertThat(
				IntStream.range(0, 1000).parallel().mapToLong((i) -> this.damper.count()).filter((count) -> count > 0))
			.hasSize(1);
	}

}
