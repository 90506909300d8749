package id.projectwise.benchmarks;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the log listener has to reach.
 *
 * @param connections with how many connections
 * @param receiver what the listener is sent
 * @param metric in what
 * @param rival whom it has to be so many times as good as; {@code null} if the bound is
 * one of its own, and the most
 * @param bound the worst value that will do
 */
record ListenerGoal(int connections, Receiver receiver, Metric metric, @Nullable Receiver rival, double bound) {

	/** Fluent Bit's speed relative to rsyslog's, measured once, and how much more. */
	private static final double[] FORWARD = { 1.3 * 551 / 647, 1.3 * 624 / 648, 1.3 * 577 / 628, 1.3 * 440 / 567 };

	/** 1.3 and 1.5 times Fluent Bit, likewise. */
	private static final double[] JSON = { 3.4, 3.4, 3.4, 2.5 };

	private static final double[] SYSLOG = { 1, 1, 1, 1 };

	/** With 10,000 connections it is enough to come to an end. */
	private static final double[] PICKLE = { 3, 8, 10 };

	private static final double[] TLS = { 0.5, 0.5, 0.5, 0.5 };

	static List<ListenerGoal> all() {
		List<ListenerGoal> goals = new ArrayList<>();
		for (Receiver receiver : List.of(Receiver.PROJECTWISE, Receiver.PROJECTWISE_MARKS)) {
			goals.addAll(atLeast(receiver, Receiver.RSYSLOG, FORWARD));
			ListenerOptions.CONNECTIONS.forEach((count) -> goals.add(atMost(count, receiver, Metric.CPU_RECORD, 2)));
			goals.add(atMost(10_000, receiver, Metric.HEAP, 8192));
			goals.add(atMost(10_000, receiver, Metric.RSS_CONNECTED, 320));
			goals.add(atMost(10_000, receiver, Metric.RSS_PEAK, 486));
		}
		goals.addAll(atLeast(Receiver.PROJECTWISE_TLS, Receiver.PROJECTWISE, TLS));
		goals.addAll(atLeast(Receiver.PROJECTWISE_SYSLOG, Receiver.RSYSLOG, SYSLOG));
		goals.addAll(atLeast(Receiver.PROJECTWISE_JSON, Receiver.RSYSLOG_JSON, JSON));
		goals.addAll(atLeast(Receiver.PROJECTWISE_PICKLE, Receiver.PYTHON, PICKLE));
		for (Receiver receiver : Receiver.values()) {
			if (receiver.isJava()) {
				ListenerOptions.CONNECTIONS.forEach((count) -> goals.add(atMost(count, receiver, Metric.LOST, 0)));
			}
		}
		return goals;
	}

	private static List<ListenerGoal> atLeast(Receiver receiver, Receiver rival, double... bounds) {
		List<ListenerGoal> goals = new ArrayList<>();
		for (int i = 0; i < bounds.length; i++) {
			goals.add(new ListenerGoal(ListenerOptions.CONNECTIONS.get(i), receiver, Metric.RECORDS, rival, bounds[i]));
		}
		return goals;
	}

	private static ListenerGoal atMost(int connections, Receiver receiver, Metric metric, double bound) {
		return new ListenerGoal(connections, receiver, metric, null, bound);
	}

	/**
	 * Look at every round.
	 * @param results the rounds
	 * @return what the rounds gave, all {@code NaN} if the receiver or its rival was not
	 * measured
	 */
	Spread measured(Results<Integer, Receiver> results) {
		return (this.rival != null) ? results.compare(this.connections, this.metric, this.receiver, this.rival,
				(left, right) -> left / right) : results.spread(this.connections, this.receiver, this.metric);
	}

	boolean isMet(double value) {
		return (this.rival != null) ? value >= this.bound : value <= this.bound;
	}

	@Override
	public String toString() {
		return this.metric + ((this.rival != null) ? " >= " + Spread.ratio(this.bound) + " × " + this.rival
				: " <= " + Spread.figure(this.bound));
	}

	String text(Spread measured) {
		return measured.text((this.rival != null) ? Spread::ratio : Spread::figure);
	}

}
