package id.projectwise.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What the log listener has to reach.
 *
 * @param connections with how many connections
 * @param metric in what
 * @param relative whether compared with rsyslog
 * @param atLeast whether the bound is the least or the most
 * @param bound the worst value that will do
 */
record ListenerGoal(int connections, Metric metric, boolean relative, boolean atLeast, double bound) {

	/** Fluent Bit's speed relative to rsyslog's, measured once, and how much more. */
	private static final double[] FLUENT_BIT = { 551 / 647d, 624 / 648d, 577 / 628d, 440 / 567d };

	private static final double MORE = 1.3;

	static List<ListenerGoal> all() {
		List<ListenerGoal> goals = new ArrayList<>();
		for (int i = 0; i < FLUENT_BIT.length; i++) {
			int connections = ListenerOptions.CONNECTIONS.get(i);
			goals.add(new ListenerGoal(connections, Metric.RECORDS, true, true, MORE * FLUENT_BIT[i]));
			goals.add(atMost(connections, Metric.CPU_RECORD, 2));
			goals.add(atMost(connections, Metric.LOST, 0));
		}
		goals.add(atMost(10_000, Metric.HEAP, 8192));
		goals.add(atMost(10_000, Metric.RSS_CONNECTED, 320));
		goals.add(atMost(10_000, Metric.RSS_PEAK, 486));
		return goals;
	}

	private static ListenerGoal atMost(int connections, Metric metric, double bound) {
		return new ListenerGoal(connections, metric, false, false, bound);
	}

	/**
	 * Look at every round.
	 * @param results the rounds
	 * @param receiver whom to hold against the goal
	 * @return what the rounds gave, all {@code NaN} if it or rsyslog was not measured
	 */
	Spread measured(Results<Integer, Receiver> results, Receiver receiver) {
		return this.relative ? results.compare(this.connections, this.metric, receiver, Receiver.RSYSLOG,
				(left, right) -> left / right) : results.spread(this.connections, receiver, this.metric);
	}

	boolean isMet(double value) {
		return this.atLeast ? value >= this.bound : value <= this.bound;
	}

	@Override
	public String toString() {
		return this.metric + (this.atLeast ? " >= " : " <= ")
				+ (this.relative ? Spread.ratio(this.bound) + " × " + Receiver.RSYSLOG : Spread.figure(this.bound));
	}

	String text(Spread measured) {
		return measured.text(this.relative ? Spread::ratio : Spread::figure);
	}

}
