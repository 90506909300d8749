package id.projectwise.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * The measurements of all rounds.
 *
 * @param <S> what those who are compared have in common
 * @param <C> who is compared
 */
final class Results<S, C> {

	private final Map<S, Map<C, List<Measurement>>> measurements = new HashMap<>();

	void add(S scenario, C contender, Measurement measurement) {
		this.measurements.computeIfAbsent(scenario, (key) -> new HashMap<>())
			.computeIfAbsent(contender, (key) -> new ArrayList<>())
			.add(measurement);
	}

	boolean has(S scenario, C contender) {
		return !rounds(scenario, contender).isEmpty();
	}

	Spread spread(S scenario, C contender, Metric metric) {
		return Spread.of(rounds(scenario, contender).stream().map((measurement) -> measurement.get(metric)).toList());
	}

	/**
	 * Compare two contenders round by round.
	 * @param scenario where both took part
	 * @param metric what to compare
	 * @param left the one
	 * @param right the other
	 * @param comparison how
	 * @return the comparisons' spread
	 */
	Spread compare(S scenario, Metric metric, C left, C right, DoubleBinaryOperator comparison) {
		List<Measurement> lefts = rounds(scenario, left);
		List<Measurement> rights = rounds(scenario, right);
		return Spread.of(IntStream.range(0, Math.min(lefts.size(), rights.size()))
			.mapToObj((i) -> comparison.applyAsDouble(lefts.get(i).get(metric), rights.get(i).get(metric)))
			.toList());
	}

	private List<Measurement> rounds(S scenario, C contender) {
		return this.measurements.getOrDefault(scenario, Map.of()).getOrDefault(contender, List.of());
	}

}
