package id.projectwise.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What to run, read from the command line.
 */
final class Options {

	static final String USAGE = """
			benchmarks/run [options]
			  --quick          one round of shorter runs
			  --rounds N       how often each run is repeated (default 3)
			  --only A,B       contenders, of %s
			  --outputs A,B    outputs, of %s; all but socket if nothing is said
			  --threads N,M    numbers of calling threads, of 1, 4, 16
			  --hog            while another process writes and forces big files; the loop at a
			                   fixed rate is longer
			benchmarks/run socket [options]      the same as --outputs socket
			benchmarks/run jmh [options of JMH]
			benchmarks/run startup [pairs of starts, default 20]
			benchmarks/run loss [options]        a wrong option lists them
			benchmarks/run listener [options]    a wrong option lists them
			""".formatted(Names.of(List.of(Contender.values())), Names.of(List.of(Output.values())));

	private static final List<Integer> THREADS = List.of(1, 4, 16);

	private int rounds = 3;

	private Timing timing = Timing.DEFAULT;

	private Set<Contender> contenders = EnumSet.allOf(Contender.class);

	private Set<Output> outputs = EnumSet.complementOf(EnumSet.of(Output.SOCKET));

	private boolean hog;

	private Set<Integer> threads = Set.copyOf(THREADS);

	private Options() {
	}

	/**
	 * Read a command line.
	 * @param args the arguments
	 * @return the options
	 * @throws IllegalArgumentException if an option or its value is unknown
	 */
	static Options parse(String... args) {
		Options options = new Options();
		for (int i = 0; i < args.length; i++) {
			if (args[i].equals("--quick")) {
				options.rounds = 1;
				options.timing = Timing.QUICK;
			}
			else if (args[i].equals("--hog")) {
				options.hog = true;
			}
			else {
				options.set(args[i], (i + 1 < args.length) ? args[i + 1] : "");
				i++;
			}
		}
		return options;
	}

	private void set(String option, String value) {
		switch (option) {
			case "--rounds" -> this.rounds = Names.number(option, value, 999);
			case "--only" -> this.contenders = Names.choose(option, value, List.of(Contender.values()));
			case "--outputs" -> this.outputs = Names.choose(option, value, List.of(Output.values()));
			case "--threads" -> this.threads = Names.choose(option, value, THREADS);
			default -> throw new IllegalArgumentException("Unknown option '" + option + "'\n" + USAGE);
		}
	}

	int rounds() {
		return this.rounds;
	}

	Timing timing() {
		return this.hog ? this.timing.withPaced(Timing.PACED_WITH_HOG) : this.timing;
	}

	boolean hasHog() {
		return this.hog;
	}

	/**
	 * Return whether a run is asked for and possible.
	 * @param scenario the run's scenario
	 * @param contender who runs
	 * @return whether to run
	 */
	boolean includes(Scenario scenario, Contender contender) {
		return this.contenders.contains(contender) && this.outputs.contains(scenario.output())
				&& this.threads.contains(scenario.threads()) && contender.writesTo(scenario.output());
	}

}
