package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Measures what the starter adds to the start of the sample web application: pairs of
 * starts, one with it and one without, in turns.
 */
final class StartUp {

	private static final int DEFAULT_PAIRS = 20;

	private final StartedApplication without;

	private final StartedApplication with;

	private final List<StartedApplication.Start> startsWithout = new ArrayList<>();

	private final List<StartedApplication.Start> startsWith = new ArrayList<>();

	private StartUp(Path jar) throws IOException {
		Path target = Path.of("target").toAbsolutePath();
		Path copy = target.resolve("without-starter.jar");
		BootJar.copyWithout(jar, "BOOT-INF/lib/projectwise-logging", copy);
		this.with = new StartedApplication(jar.toRealPath());
		this.without = new StartedApplication(copy);
	}

	public static void main(String[] args) throws Exception {
		double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
		StartUp run = new StartUp(Path.of("../sample-web-app/target/sample-web-app.jar"));
		run.measure((args.length > 0) ? Names.number("startup", args[0], 999) : DEFAULT_PAIRS);
		new PrintStream(System.out, true, StandardCharsets.UTF_8).println(run.report(load));
	}

	private void measure(int pairs) throws IOException {
		this.with.start();
		this.without.start();
		for (int pair = 0; pair < pairs; pair++) {
			System.err.println("pair " + (pair + 1) + " of " + pairs);
			if (pair % 2 == 0) {
				this.startsWithout.add(this.without.start());
				this.startsWith.add(this.with.start());
			}
			else {
				this.startsWith.add(this.with.start());
				this.startsWithout.add(this.without.start());
			}
		}
	}

	private String report(double load) {
		MarkdownTable table = new MarkdownTable(
				List.of("median of " + this.startsWith.size() + " starts", "without", "with", "difference of pairs"));
		table.row(row("started after, ms", StartedApplication.Start::millis));
		table.row(row("processor time until then, ms", StartedApplication.Start::cpuMillis));
		return String.format(Locale.ROOT, "%d processors, load %.1f before, Java %s%n%n%s",
				Runtime.getRuntime().availableProcessors(), load, System.getProperty("java.version"), table);
	}

	private List<String> row(String name, ToDoubleFunction<StartedApplication.Start> figure) {
		List<Double> differences = new ArrayList<>();
		for (int i = 0; i < this.startsWith.size(); i++) {
			differences
				.add(figure.applyAsDouble(this.startsWith.get(i)) - figure.applyAsDouble(this.startsWithout.get(i)));
		}
		return List.of(name, millis(median(this.startsWithout, figure)), millis(median(this.startsWith, figure)),
				Spread.of(differences).text(StartUp::millis));
	}

	private static double median(List<StartedApplication.Start> starts,
			ToDoubleFunction<StartedApplication.Start> figure) {
		return Spread.of(starts.stream().map(figure::applyAsDouble).toList()).median();
	}

	private static String millis(double value) {
		return String.format(Locale.ROOT, "%.0f", value);
	}

}
