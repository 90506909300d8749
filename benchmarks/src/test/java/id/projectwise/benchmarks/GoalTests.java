package id.projectwise.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GoalTests {

	private static final Scenario SCENARIO = new Scenario(Output.FILES, 1);

	private final Results<Scenario, Contender> results = new Results<>();

	@Test
	void takesTheMedianOfTheRatiosAndNotTheRatioOfTheMedians() {
		round(Metric.LINES, 100, 100);
		round(Metric.LINES, 300, 200);
		round(Metric.LINES, 200, 400);
		assertThat(goal(Metric.LINES, Goal.Comparison.RATIO_AT_LEAST, 1).measured(this.results, Contender.PROJECTWISE))
			.isEqualTo(new Spread(0.5, 1, 1.5));
	}

	@Test
	void subtractsTheFloor() {
		round(Metric.CALL, 1600, 1300);
		Goal goal = goal(Metric.CALL, Goal.Comparison.EXCESS_AT_MOST, 400);
		assertThat(goal.measured(this.results, Contender.PROJECTWISE).median()).isEqualTo(300);
		assertThat(goal.isMet(400)).isTrue();
		assertThat(goal.isMet(401)).isFalse();
	}

	@Test
	void looksOnlyAtTheStarterForABoundOfItsOwn() {
		round(Metric.ALLOCATED, 200, 0);
		assertThat(goal(Metric.ALLOCATED, Goal.Comparison.AT_MOST, 270).measured(this.results, Contender.PROJECTWISE)
			.median()).isEqualTo(200);
	}

	@Test
	void isNotMetWhenNothingWasDelivered() {
		round(Metric.LINES, 0, 400);
		Goal goal = goal(Metric.LINES, Goal.Comparison.RATIO_AT_LEAST, 1.3);
		assertThat(goal.isMet(goal.measured(this.results, Contender.PROJECTWISE).median())).isFalse();
	}

	@Test
	void saysWhatItAsksFor() {
		assertThat(Goal.all().stream().map(Goal::toString)).contains("call ns <= 400 more than floor",
				"lines/s >= 2.50 × lb-sift", "p99 ns <= 0.70 × lb-file", "B alloc/call <= 270",
				"lines/s >= 3.00 × lb-console");
	}

	private static Goal goal(Metric metric, Goal.Comparison comparison, double bound) {
		return new Goal(SCENARIO, metric, Contender.FLOOR, comparison, bound);
	}

	private void round(Metric metric, double ours, double theirs) {
		add(Contender.PROJECTWISE, metric, ours);
		add(Contender.FLOOR, metric, theirs);
	}

	private void add(Contender contender, Metric metric, double value) {
		Measurement measurement = new Measurement();
		measurement.set(metric, value);
		this.results.add(SCENARIO, contender, measurement);
	}

}
