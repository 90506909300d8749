package id.projectwise.logging.ship;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	private final Pace pace = new Pace();

	@Test
	void looksAtOnceWhileThereIsMuch() {
		assertThat(this.pace.restAfter(1_000_000)).isZero();
	}

	@Test
	void restsLongerWhileThereIsLittle() {
		long rest = this.pace.restAfter(100);
		assertThat(this.pace.restAfter(100)).isEqualTo(2 * rest);
		for (int i = 0; i < 10; i++) {
			rest = this.pace.restAfter(0);
		}
		assertThat(rest).isEqualTo(Pace.LONGEST_NANOS);
	}

	@Test
	void restsNoLongerWhileThereIsSome() {
		long rest = this.pace.restAfter(100);
		assertThat(this.pace.restAfter(100_000)).isEqualTo(rest);
	}

	@Test
	void restsShortlyAgainAfterMuch() {
		for (int i = 0; i < 10; i++) {
			this.pace.restAfter(0);
		}
		this.pace.restAfter(1_000_000);
		assertThat(this.pace.restAfter(0)).isEqualTo(2 * Pace.SHORTEST_NANOS);
	}

}
