package id.projectwise.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadTests {

	@Test
	void takesTheMiddleOfAnOddNumber() {
		assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(1, 4, 9));
	}

	@Test
	void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
		assertThat(Spread.of(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(new Spread(1, 3, 9));
	}

	@Test
	void leavesOutTheRangeOfOneRound() {
		assertThat(Spread.of(List.of(4.0)).text(Spread::figure)).isEqualTo("4.0");
		assertThat(Spread.of(List.of(4.0, 5.0, 7.0)).text(Spread::figure)).isEqualTo("5.0 (4.0–7.0)");
		assertThat(Spread.of(List.of()).text(Spread::figure)).isEqualTo("–");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1273400 | 1.27M
			999900  | 1.00M
			673400  | 673k
			5419.4  | 5,419
			270     | 270
			48.62   | 48.6
			-0.04   | -0.0
			NaN     | –
			""")
	void writesAboutThreeDigits(double value, String text) {
		assertThat(Spread.figure(value)).isEqualTo(text);
	}

}
