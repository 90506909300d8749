package id.projectwise.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that reads well in a terminal and in a document.
 */
final class MarkdownTable {

	private final List<List<String>> rows = new ArrayList<>();

	MarkdownTable(List<String> header) {
		this.rows.add(header);
	}

	void row(List<String> cells) {
		this.rows.add(cells);
	}

	@Override
	public String toString() {
		int[] widths = IntStream.range(0, this.rows.get(0).size())
			.map((column) -> this.rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0))
			.toArray();
		List<String> lines = this.rows.stream().map((row) -> line(row, widths)).collect(Collectors.toList());
		lines.add(1, lines.get(0).replaceAll("[^|]", "-"));
		return String.join("\n", lines) + "\n";
	}

	private static String line(List<String> row, int[] widths) {
		return IntStream.range(0, row.size())
			.mapToObj((column) -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
			.collect(Collectors.joining(" | ", "| ", " |"));
	}

}
