package id.projectwise.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to measure of a listener, read from the command line.
 *
 * @param rounds how often
 * @param warmUps how many passes each process makes before the measured one
 * @param records how many records a pass sends
 * @param connections over how many connections
 * @param receivers to whom
 * @param flags of the listener's JVM
 */
record ListenerOptions(int rounds, int warmUps, long records, List<Integer> connections, List<Receiver> receivers,
		List<String> flags) {

	/** What the README recommends. */
	static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:MaxDirectMemorySize=64m");

	static final List<Integer> CONNECTIONS = List.of(1, 100, 1000, 10_000);

	static final String USAGE = """
			benchmarks/run listener [options]
			  --quick            one round of 200,000 records
			  --rounds N         how often each run is repeated (default 3)
			  --warm N           passes before the measured one, in the same process (default 0)
			  --records N        records of a pass (default 1000000)
			  --connections N,M  numbers of connections, of %s
			  --only A,B         receivers, of %s
			  --flags "A B"      options of the listener's JVM (default "%s")
			""".formatted(Names.of(CONNECTIONS), Names.of(List.of(Receiver.values())), String.join(" ", FLAGS));

	private static final int MILLION = 1_000_000;

	private static final int QUICK = 200_000;

	/**
	 * Read a command line.
	 * @param args the arguments
	 * @return the options
	 * @throws IllegalArgumentException if an option or its value is unknown
	 */
	static ListenerOptions parse(String... args) {
		ListenerOptions options = new ListenerOptions(3, 0, MILLION, CONNECTIONS, List.of(Receiver.values()), FLAGS);
		for (int i = 0; i < args.length; i++) {
			if (args[i].equals("--quick")) {
				options = options.with("--rounds", "1").with("--records", String.valueOf(QUICK));
			}
			else {
				options = options.with(args[i], (i + 1 < args.length) ? args[i + 1] : "");
				i++;
			}
		}
		return options;
	}

	private ListenerOptions with(String option, String value) {
		int newRounds = this.rounds;
		int newWarmUps = this.warmUps;
		long newRecords = this.records;
		List<Integer> newConnections = this.connections;
		List<Receiver> newReceivers = this.receivers;
		List<String> newFlags = this.flags;
		switch (option) {
			case "--rounds" -> newRounds = Names.number(option, value, 999);
			case "--warm" -> newWarmUps = Names.number(option, value, 999);
			case "--records" -> newRecords = Names.number(option, value, 999_999_999);
			case "--connections" -> newConnections = inOrder(CONNECTIONS, Names.choose(option, value, CONNECTIONS));
			case "--only" -> newReceivers = inOrder(List.of(Receiver.values()),
					Names.choose(option, value, List.of(Receiver.values())));
			case "--flags" -> newFlags = Arrays.asList(value.split(" "));
			default -> throw new IllegalArgumentException("Unknown option '" + option + "'\n" + USAGE);
		}
		return new ListenerOptions(newRounds, newWarmUps, newRecords, newConnections, newReceivers, newFlags);
	}

	private static <T> List<T> inOrder(List<T> all, java.util.Set<T> chosen) {
		return all.stream().filter(chosen::contains).toList();
	}

	Stream<Receiver> present() {
		return this.receivers.stream().filter((receiver) -> receiver.skipped().isEmpty());
	}

}
