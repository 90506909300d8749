package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Counts what is lost and repeated when a producer or a receiver is killed, and prints a
 * table.
 */
final class LossRun {

	private static final List<Contender> CONTENDERS = List.of(Contender.LB_TCP, Contender.LB_TCP_BLOCK,
			Contender.FLUENCY, Contender.FLUENCY_ACK, Contender.PROJECTWISE);

	private static final List<LossCase> CASES = List.of(LossCase.values());

	private static final String USAGE = """
			benchmarks/run loss [options]
			  --quick      one round
			  --rounds N   how often each case is repeated (default 3)
			  --only A,B   contenders, of %s
			""".formatted(Names.of(CONTENDERS));

	private int rounds = 3;

	private List<Contender> contenders = CONTENDERS;

	private final Map<Contender, Map<LossCase, List<LossFork.Loss>>> results = new HashMap<>();

	private LossRun(String... args) {
		for (int i = 0; i < args.length; i++) {
			String value = (i + 1 < args.length) ? args[i + 1] : "";
			switch (args[i]) {
				case "--quick" -> this.rounds = 1;
				case "--rounds" -> this.rounds = Names.number(args[i++], value, 999);
				case "--only" -> this.contenders = List.copyOf(Names.choose(args[i++], value, CONTENDERS));
				default -> throw new IllegalArgumentException("Unknown option '" + args[i] + "'\n" + USAGE);
			}
		}
	}

	public static void main(String[] args) throws Exception {
		LossRun run = CommandLine.parse(() -> new LossRun(args));
		String machine = Jars.machine();
		run.run();
		new PrintStream(System.out, true, StandardCharsets.UTF_8).println(machine + "\n" + run.report());
	}

	private void run() throws IOException, InterruptedException {
		for (int round = 0; round < this.rounds; round++) {
			for (LossCase lossCase : CASES) {
				for (Contender contender : this.contenders) {
					System.err.println("round " + (round + 1) + ", " + lossCase + ": " + contender);
					losses(contender, lossCase).add(new LossFork(contender, lossCase).run());
				}
			}
		}
	}

	private List<LossFork.Loss> losses(Contender contender, LossCase lossCase) {
		return this.results.computeIfAbsent(contender, (key) -> new HashMap<>())
			.computeIfAbsent(lossCase, (key) -> new ArrayList<>());
	}

	private String report() {
		List<String> header = new ArrayList<>(List.of("lost / repeated in each round"));
		CASES.forEach((lossCase) -> header.add(String.format(Locale.ROOT, "%s (%,d)", lossCase, lossCase.records())));
		MarkdownTable table = new MarkdownTable(header);
		this.contenders.forEach((contender) -> table.row(row(contender)));
		return table + "\n### Goals\n\n" + goals();
	}

	private List<String> row(Contender contender) {
		List<String> row = new ArrayList<>(List.of(contender.toString()));
		for (LossCase lossCase : CASES) {
			List<LossFork.Loss> losses = losses(contender, lossCase);
			row.add(figures(losses, LossFork.Loss::lost) + " / " + figures(losses, LossFork.Loss::repeated));
		}
		return row;
	}

	private static String figures(List<LossFork.Loss> losses, ToIntFunction<LossFork.Loss> figure) {
		return losses.stream()
			.map((loss) -> String.format(Locale.ROOT, "%,d", figure.applyAsInt(loss)))
			.collect(Collectors.joining("; "));
	}

	private MarkdownTable goals() {
		MarkdownTable table = new MarkdownTable(List.of("case", "goal", "lost", "repeated", "met"));
		for (LossCase lossCase : this.contenders.contains(Contender.PROJECTWISE) ? CASES : List.<LossCase>of()) {
			List<LossFork.Loss> losses = losses(Contender.PROJECTWISE, lossCase);
			int lost = losses.stream().mapToInt(LossFork.Loss::lost).sum();
			int repeated = losses.stream().mapToInt(LossFork.Loss::repeated).sum();
			table.row(List.of(lossCase.toString(), "projectwise: lost 0, repeated 0", String.valueOf(lost),
					String.valueOf(repeated), (lost + repeated == 0) ? "yes" : "NO"));
		}
		return table;
	}

}
