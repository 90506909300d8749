package id.projectwise.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results as tables: median (min–max) of the rounds; ratios are taken in each round
 * first.
 */
final class Report {

	private static final List<Metric> COLUMNS = List.of(Metric.LINES, Metric.MISSING, Metric.CALL, Metric.P50,
			Metric.P99, Metric.P999, Metric.LONGEST, Metric.SAFEPOINT, Metric.ALLOCATED, Metric.CPU,
			Metric.LINE_LENGTH);

	private final Results<Scenario, Contender> results;

	Report(Results<Scenario, Contender> results) {
		this.results = results;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (Scenario scenario : Scenario.ALL) {
			List<Contender> contenders = contenders(scenario, Stream.of(Contender.values()).toList());
			if (!contenders.isEmpty()) {
				text.append("### ").append(scenario).append("\n\n").append(table(scenario, contenders)).append("\n");
			}
		}
		return text.append("### Goals\n\n").append(goals()).toString();
	}

	private List<Contender> contenders(Scenario scenario, List<Contender> candidates) {
		return candidates.stream().filter((contender) -> this.results.has(scenario, contender)).toList();
	}

	private MarkdownTable table(Scenario scenario, List<Contender> contenders) {
		List<Contender> references = contenders(scenario, Contender.references(scenario.output()));
		List<String> header = new ArrayList<>(List.of("variant"));
		COLUMNS.forEach((metric) -> header.add(metric.toString()));
		references.forEach((reference) -> header.add("× " + reference));
		MarkdownTable table = new MarkdownTable(header);
		contenders.forEach((contender) -> table.row(row(scenario, contender, references)));
		return table;
	}

	private List<String> row(Scenario scenario, Contender contender, List<Contender> references) {
		List<String> row = new ArrayList<>(List.of(contender.toString()));
		COLUMNS.forEach((metric) -> row.add(this.results.spread(scenario, contender, metric).text(Spread::figure)));
		references.forEach((reference) -> row.add(Spread
			.ratio(this.results.compare(scenario, Metric.LINES, contender, reference, (left, right) -> left / right)
				.median())));
		return row;
	}

	private MarkdownTable goals() {
		MarkdownTable table = new MarkdownTable(List.of("scenario", "goal", "measured", "met", "the floor itself"));
		for (Goal goal : Goal.all()) {
			Spread measured = goal.measured(this.results, Contender.PROJECTWISE);
			if (!Double.isNaN(measured.median())) {
				table.row(List.of(goal.scenario().toString(), goal.toString(), goal.text(measured),
						goal.isMet(measured.median()) ? "yes" : "NO",
						goal.text(goal.measured(this.results, Contender.FLOOR))));
			}
		}
		return table;
	}

}
