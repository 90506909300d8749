package id.projectwise.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * What the starter has to reach.
 *
 * @param scenario where
 * @param metric in what
 * @param rival compared with whom
 * @param comparison how
 * @param bound the worst value that will do
 */
record Goal(Scenario scenario, Metric metric, Contender rival, Comparison comparison, double bound) {

	private static final double LOWER = 0.7;

	static List<Goal> all() {
		List<Goal> goals = new ArrayList<>();
		Scenario single = new Scenario(Output.FILES, 1);
		goals.add(new Goal(single, Metric.CALL, Contender.FLOOR, Comparison.EXCESS_AT_MOST, 400));
		goals.addAll(files(1, 1.3, 1.8, 1));
		goals.addAll(files(4, 2, 2.5, LOWER));
		goals.addAll(files(16, 2, 2.5, LOWER));
		goals.add(lines(new Scenario(Output.ONE_FILE, 16), Contender.LB_FILE, 3));
		for (Output output : List.of(Output.PIPE, Output.REDIRECT)) {
			goals.add(lines(new Scenario(output, 1), Contender.LB_CONSOLE, 1.3));
			goals.add(lines(new Scenario(output, 4), Contender.LB_CONSOLE, 3));
		}
		for (int threads : List.of(1, 4, 16)) {
			goals.addAll(socket(new Scenario(Output.SOCKET, threads)));
		}
		return goals;
	}

	private static List<Goal> socket(Scenario scenario) {
		return List.of(lines(scenario, Contender.LB_TCP_BLOCK, 1), lines(scenario, Contender.FLUENCY_ACK, 1.5),
				new Goal(scenario, Metric.MISSING, Contender.PROJECTWISE, Comparison.AT_MOST, 0),
				new Goal(scenario, Metric.P50, Contender.FLUENCY, Comparison.RATIO_AT_MOST, 1),
				new Goal(scenario, Metric.P99, Contender.FLUENCY, Comparison.RATIO_AT_MOST, 1),
				new Goal(scenario, Metric.ALLOCATED, Contender.PROJECTWISE, Comparison.AT_MOST, 400));
	}

	private static List<Goal> files(int threads, double overFile, double overSift, double p50) {
		Scenario scenario = new Scenario(Output.FILES, threads);
		return List.of(lines(scenario, Contender.LB_FILE, overFile), lines(scenario, Contender.LB_SIFT, overSift),
				new Goal(scenario, Metric.P50, Contender.LB_FILE, Comparison.RATIO_AT_MOST, p50),
				new Goal(scenario, Metric.P99, Contender.LB_FILE, Comparison.RATIO_AT_MOST, LOWER),
				new Goal(scenario, Metric.ALLOCATED, Contender.PROJECTWISE, Comparison.AT_MOST, 270));
	}

	private static Goal lines(Scenario scenario, Contender rival, double factor) {
		return new Goal(scenario, Metric.LINES, rival, Comparison.RATIO_AT_LEAST, factor);
	}

	/**
	 * Compare in every round.
	 * @param results the rounds
	 * @param contender whom to hold against the goal
	 * @return what the rounds gave, all {@code NaN} if the contender or the rival was not
	 * measured
	 */
	Spread measured(Results<Scenario, Contender> results, Contender contender) {
		Contender other = (this.comparison == Comparison.AT_MOST) ? contender : this.rival;
		return results.compare(this.scenario, this.metric, contender, other, this.comparison.value);
	}

	String text(Spread measured) {
		return measured.text(this.comparison.isRatio() ? Spread::ratio : Spread::figure);
	}

	boolean isMet(double value) {
		return (this.comparison == Comparison.RATIO_AT_LEAST) ? value >= this.bound : value <= this.bound;
	}

	@Override
	public String toString() {
		String bound = (this.comparison.isRatio() ? Spread.ratio(this.bound) : Spread.figure(this.bound));
		return this.metric + " " + this.comparison.text.formatted(bound, this.rival);
	}

	/**
	 * How a figure is set against the rival's.
	 */
	enum Comparison {

		RATIO_AT_LEAST(">= %s × %s", (one, other) -> one / other),

		RATIO_AT_MOST("<= %s × %s", (one, other) -> one / other),

		EXCESS_AT_MOST("<= %s more than %s", (one, other) -> one - other),

		AT_MOST("<= %s", (one, other) -> one);

		private final String text;

		private final DoubleBinaryOperator value;

		Comparison(String text, DoubleBinaryOperator value) {
			this.text = text;
			this.value = value;
		}

		boolean isRatio() {
			return this == RATIO_AT_LEAST || this == RATIO_AT_MOST;
		}

	}

}
