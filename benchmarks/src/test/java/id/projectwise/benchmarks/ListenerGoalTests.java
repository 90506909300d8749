package id.projectwise.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListenerGoalTests {

	private final Results<Integer, Receiver> results = new Results<>();

	@Test
	void comparesWithRsyslogInTheSameRound() {
		add(Receiver.RSYSLOG, Metric.RECORDS, 500_000);
		add(Receiver.PROJECTWISE, Metric.RECORDS, 600_000);
		ListenerGoal goal = new ListenerGoal(100, Metric.RECORDS, true, true, 1.25);
		assertThat(goal.measured(this.results, Receiver.PROJECTWISE).median()).isEqualTo(1.2);
		assertThat(goal.isMet(1.2)).isFalse();
		assertThat(goal.isMet(1.25)).isTrue();
		assertThat(goal).hasToString("records/s >= 1.25 × rsyslog");
	}

	@Test
	void looksOnlyAtTheListenerForABoundOfItsOwn() {
		add(Receiver.PROJECTWISE, Metric.LOST, 1);
		ListenerGoal goal = new ListenerGoal(100, Metric.LOST, false, false, 0);
		assertThat(goal.isMet(goal.measured(this.results, Receiver.PROJECTWISE).median())).isFalse();
	}

	private void add(Receiver receiver, Metric metric, double value) {
		Measurement measurement = new Measurement();
		measurement.set(metric, value);
		this.results.add(100, receiver, measurement);
	}

}
