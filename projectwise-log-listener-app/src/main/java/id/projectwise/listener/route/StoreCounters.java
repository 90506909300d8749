package id.projectwise.listener.route;

import org.jspecify.annotations.Nullable;

/**
 * What the writing thread counts, for other threads to see.
 */
final class StoreCounters {

	volatile @Nullable String problem;

	volatile int streams;

	volatile int openFiles;

	private volatile long commits;

	private volatile long commitNanos;

	private volatile long records;

	private volatile long bytes;

	private volatile long repeated;

	private volatile long outOfOrder;

	void count(Outcome outcome, LineBatch lines) {
		switch (outcome) {
			case COMMITTED -> {
				this.records += lines.records();
				this.bytes += lines.bytes();
			}
			case REPEATED -> this.repeated++;
			case OUT_OF_ORDER -> this.outOfOrder++;
			case FOREIGN, CLOSED -> {
			}
		}
	}

	void countCommit(long nanos) {
		this.commits++;
		this.commitNanos += nanos;
	}

	StoreState state(long ownLinesLost) {
		return new StoreState(this.problem, this.streams, this.openFiles, this.commits, this.commitNanos, this.records,
				this.bytes, this.repeated, this.outOfOrder, ownLinesLost);
	}

}
