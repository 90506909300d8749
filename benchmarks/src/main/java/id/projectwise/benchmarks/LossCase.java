package id.projectwise.benchmarks;

/**
 * What happens while numbered records are logged.
 */
enum LossCase {

	KILL_BURST("kill, burst", 20_000, 0),

	KILL_PACED("kill, paced", 3000, 1000),

	SINK_DOWN("receiver down 5 s", 75_000, 5000),

	SINK_BOUNCE("receiver bounce", 30_000, 5000);

	private final String title;

	private final int records;

	private final int perSecond;

	LossCase(String title, int records, int perSecond) {
		this.title = title;
		this.records = records;
		this.perSecond = perSecond;
	}

	/**
	 * Return how many records are logged.
	 * @return the number
	 */
	int records() {
		return this.records;
	}

	/**
	 * Return at which rate.
	 * @return the number in a second, 0 for as fast as calls return
	 */
	int perSecond() {
		return this.perSecond;
	}

	boolean killsProducer() {
		return this == KILL_BURST || this == KILL_PACED;
	}

	@Override
	public String toString() {
		return this.title;
	}

}
