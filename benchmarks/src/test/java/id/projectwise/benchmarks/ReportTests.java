package id.projectwise.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTests {

	@Test
	void showsWhatWasMeasuredAndNothingElse() {
		Results<Scenario, Contender> results = new Results<>();
		Scenario scenario = new Scenario(Output.REDIRECT, 4);
		results.add(scenario, Contender.LB_CONSOLE, lines(500_000));
		results.add(scenario, Contender.PROJECTWISE, lines(1_600_000));
		assertThat(new Report(results).toString())
			.contains("### 20 loggers, stdout to a file, 4 threads", "| lb-console  | 500k    |",
					"| projectwise | 1.60M   |")
			.containsPattern("projectwise .* \\| 3\\.20 +\\|\n")
			.containsPattern("stdout to a file, 4 threads \\| lines/s >= 3\\.00 × lb-console \\| 3\\.20 +\\| yes")
			.doesNotContain("pipe", "lb-file");
	}

	private static Measurement lines(double perSecond) {
		Measurement measurement = new Measurement();
		measurement.set(Metric.LINES, perSecond);
		return measurement;
	}

}
