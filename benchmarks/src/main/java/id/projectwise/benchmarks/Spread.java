package id.projectwise.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * A figure of several rounds.
 *
 * @param min the smallest
 * @param median the one in the middle, or the mean of the two
 * @param max the largest
 */
record Spread(double min, double median, double max) {

	static Spread of(List<Double> values) {
		if (values.isEmpty()) {
			return new Spread(Double.NaN, Double.NaN, Double.NaN);
		}
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
		return new Spread(sorted[0], median, sorted[sorted.length - 1]);
	}

	String text(DoubleFunction<String> figure) {
		String text = figure.apply(this.median);
		return (Double.compare(this.min, this.max) == 0) ? text
				: text + " (" + figure.apply(this.min) + "–" + figure.apply(this.max) + ")";
	}

	/**
	 * Write a figure with about three digits.
	 * @param value the figure
	 * @return such as {@code 1.27M}, {@code 673k}, {@code 5,419} or {@code 48.6}
	 */
	static String figure(double value) {
		if (Double.isNaN(value)) {
			return "–";
		}
		double size = Math.abs(value);
		if (size >= 999_500) {
			return String.format(Locale.ROOT, "%.2fM", value / 1_000_000);
		}
		if (size >= 10_000) {
			return String.format(Locale.ROOT, "%.0fk", value / 1000);
		}
		return String.format(Locale.ROOT, (size < 100) ? "%.1f" : "%,.0f", value);
	}

	static String ratio(double value) {
		return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
	}

}
