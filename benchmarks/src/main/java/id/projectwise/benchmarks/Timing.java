package id.projectwise.benchmarks;

/**
 * How long the phases of a run take, in milliseconds.
 *
 * @param warmUp calls as fast as they return, not measured
 * @param closed calls as fast as they return
 * @param paced calls at {@link PacedLoop#PER_SECOND}
 */
record Timing(int warmUp, int closed, int paced) {

	static final Timing DEFAULT = new Timing(4000, 1500, 1200);

	static final Timing QUICK = new Timing(800, 700, 600);

	/** Long enough for several stalls of the disk. */
	static final int PACED_WITH_HOG = 8000;

	Timing withPaced(int millis) {
		return new Timing(this.warmUp, this.closed, millis);
	}

}
