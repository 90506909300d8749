package id.projectwise.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListenerGoalTests {

	private final Results<Integer, Receiver> results = new Results<>();

	@Test
	void comparesWithTheRivalInTheSameRound() {
		add(Receiver.RSYSLOG, Metric.RECORDS, 500_000);
		add(Receiver.PROJECTWISE, Metric.RECORDS, 600_000);
		ListenerGoal goal = new ListenerGoal(100, Receiver.PROJECTWISE, Metric.RECORDS, Receiver.RSYSLOG, 1.25);
		assertThat(goal.measured(this.results).median()).isEqualTo(1.2);
		assertThat(goal.isMet(1.2)).isFalse();
		assertThat(goal.isMet(1.25)).isTrue();
		assertThat(goal).hasToString("records/s >= 1.25 × rsyslog");
	}

	@Test
	void looksOnlyAtTheListenerForABoundOfItsOwn() {
		add(Receiver.PROJECTWISE, Metric.LOST, 1);
		ListenerGoal goal = new ListenerGoal(100, Receiver.PROJECTWISE, Metric.LOST, null, 0);
		assertThat(goal.isMet(goal.measured(this.results).median())).isFalse();
		assertThat(goal).hasToString("lost <= 0.0");
	}

	@Test
	void isMeasuredOnlyIfTheRivalIs() {
		add(Receiver.PROJECTWISE_PICKLE, Metric.RECORDS, 600_000);
		ListenerGoal goal = new ListenerGoal(100, Receiver.PROJECTWISE_PICKLE, Metric.RECORDS, Receiver.PYTHON, 8);
		assertThat(goal.measured(this.results).median()).isNaN();
	}

	@Test
	void asksOfEachFormWhatIsFastEnough() {
		assertThat(ListenerGoal.all()).filteredOn((goal) -> goal.rival() != null && goal.connections() == 1000)
			.extracting((goal) -> goal.receiver() + " " + goal)
			.containsExactly("projectwise records/s >= 1.19 × rsyslog", "projectwise-marks records/s >= 1.19 × rsyslog",
					"projectwise-tls records/s >= 0.50 × projectwise", "projectwise-syslog records/s >= 1.00 × rsyslog",
					"projectwise-json records/s >= 3.40 × rsyslog-json",
					"projectwise-pickle records/s >= 10.00 × python");
	}

	private void add(Receiver receiver, Metric metric, double value) {
		Measurement measurement = new Measurement();
		measurement.set(metric, value);
		this.results.add(100, receiver, measurement);
	}

}
