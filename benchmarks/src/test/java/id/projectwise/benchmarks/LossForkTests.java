package id.projectwise.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LossForkTests {

	@Test
	void countsWhatIsMissingApartFromWhatCameTwice() {
		assertThat(LossFork.Loss.of(new int[] { 1, 0, 3, 1, 0 })).isEqualTo(new LossFork.Loss(2, 2));
	}

}
