package id.projectwise.benchmarks;

/**
 * What a run measures.
 */
enum Metric {

	/** Lines delivered for each second of the closed loop, until the last is there. */
	LINES("lines/s"),

	/** Calls of the closed loop whose line did not arrive; negative: arrived twice. */
	MISSING("missing %"),

	/** Mean duration of a call in the closed loop. */
	CALL("call ns"),

	/** Durations of a call at a fixed rate. */
	P50("p50 ns"),

	P99("p99 ns"),

	P999("p99.9 ns"),

	LONGEST("longest ms"),

	/** The longest stop of all threads while calls came at a fixed rate. */
	SAFEPOINT("safepoint ms"),

	/** Bytes allocated by the calling threads. */
	ALLOCATED("B alloc/call"),

	/** Processor time of the whole process for a call of the closed loop. */
	CPU("CPU ns/call"),

	LINE_LENGTH("B/line"),

	/** All calls of the process, in all its phases. */
	CALLS("calls"),

	/** Records of a listener for each second, from the first byte to the last line. */
	RECORDS("records/s"),

	MEGABYTES("MB/s"),

	/** Processor time of the listener. */
	CPU_RECORD("CPU µs/record"),

	/** Records that are in no file; negative: that are there twice. */
	LOST("lost"),

	RSS_IDLE("RSS MB idle"),

	RSS_CONNECTED("RSS MB connected"),

	RSS_PEAK("RSS MB peak"),

	/** Live heap with all connections, less that without them, for each of them. */
	HEAP("heap B/connection"),

	/** How long the process was there before calls came at a fixed rate. */
	PACED_FROM("paced from ms");

	private final String label;

	Metric(String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return this.label;
	}

}
