package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures the log listener beside others, a process for each run, and prints tables.
 */
final class ListenerRun {

	private static final List<Metric> COLUMNS = List.of(Metric.RECORDS, Metric.MEGABYTES, Metric.CPU_RECORD,
			Metric.LOST, Metric.RSS_IDLE, Metric.RSS_CONNECTED, Metric.RSS_PEAK, Metric.HEAP);

	private final ListenerOptions options;

	private final Results<Integer, Receiver> results = new Results<>();

	private ListenerRun(ListenerOptions options) {
		this.options = options;
	}

	public static void main(String[] args) throws Exception {
		ListenerRun run = new ListenerRun(CommandLine.parse(() -> ListenerOptions.parse(args)));
		String machine = Jars.machine();
		run.run();
		new PrintStream(System.out, true, StandardCharsets.UTF_8).println(machine + "\n" + run.report());
	}

	private void run() throws IOException, InterruptedException {
		for (int round = 0; round < this.options.rounds(); round++) {
			for (int connections : this.options.connections()) {
				List<Receiver> receivers = new ArrayList<>(this.options.present().toList());
				Collections.rotate(receivers, round);
				for (Receiver receiver : receivers) {
					System.err.println("round " + (round + 1) + ", connections: " + connections + ", " + receiver);
					this.results.add(connections, receiver,
							new ListenerFork(this.options, receiver, connections).run());
				}
			}
		}
	}

	private String report() {
		MarkdownTable receivers = new MarkdownTable(List.of("receiver", "what"));
		for (Receiver receiver : this.options.receivers()) {
			receivers.row(List.of(receiver.toString(),
					receiver.skipped().isEmpty() ? receiver.description() : receiver.skipped()));
		}
		return String.format(Locale.ROOT,
				"%,d records, %d passes before, listener's JVM: %s\n\n%s\n%s\n### Goals\n\n%s", this.options.records(),
				this.options.warmUps(), String.join(" ", this.options.flags()), receivers, measured(), goals());
	}

	private MarkdownTable measured() {
		List<String> header = new ArrayList<>(List.of("connections", "receiver"));
		COLUMNS.forEach((metric) -> header.add(metric.toString()));
		header.add("× rival");
		MarkdownTable table = new MarkdownTable(header);
		for (int connections : this.options.connections()) {
			this.options.present().forEach((receiver) -> table.row(row(connections, receiver)));
		}
		return table;
	}

	private List<String> row(int connections, Receiver receiver) {
		List<String> row = new ArrayList<>(
				List.of(String.format(Locale.ROOT, "%,d", connections), receiver.toString()));
		COLUMNS.forEach((metric) -> row.add(this.results.spread(connections, receiver, metric).text(Spread::figure)));
		row.add(comparison(connections, receiver));
		return row;
	}

	private String comparison(int connections, Receiver receiver) {
		Receiver rival = receiver.rival();
		if (rival == null || !this.results.has(connections, rival)) {
			return "–";
		}
		return this.results.compare(connections, Metric.RECORDS, receiver, rival, (left, right) -> left / right)
			.text(Spread::ratio) + " × " + rival;
	}

	private MarkdownTable goals() {
		MarkdownTable table = new MarkdownTable(List.of("receiver", "connections", "goal", "measured", "met"));
		for (ListenerGoal goal : ListenerGoal.all()) {
			Spread measured = goal.measured(this.results);
			if (!Double.isNaN(measured.median())) {
				table.row(List.of(goal.receiver().toString(), String.format(Locale.ROOT, "%,d", goal.connections()),
						goal.toString(), goal.text(measured), goal.isMet(measured.median()) ? "yes" : "NO"));
			}
		}
		return table;
	}

}
