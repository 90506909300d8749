package id.projectwise.logging.file;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The file of a module, whichever day it is. Obtained from {@link LogTree#module} and
 * kept by callers as long as the tree lives.
 */
public final class ModuleFile {

	private static final long RETRY_NANOS = 100_000_000;

	private final LogTree tree;

	private final String module;

	private volatile @Nullable OpenFile active;

	private volatile boolean failing;

	/** Guards the five fields below. */
	private final ReentrantLock lossLock = new ReentrantLock();

	private long lost;

	private long firstLostMillis;

	private long lastLostMillis;

	private long retryAtNanos;

	private @Nullable Exception lossReason;

	ModuleFile(LogTree tree, String module) {
		this.tree = tree;
		this.module = module;
	}

	/**
	 * Write one line to the file of its day. When this returns, the line is with the
	 * operating system or counted as lost. Waits for one write of the operating system;
	 * for a rotation once a day. Never throws.
	 * @param epochMillis the time of the record
	 * @param line the array that holds the line, its line feed included
	 * @param offset where the line begins
	 * @param length how many bytes it has
	 * @return whether the line is with the operating system
	 */
	public boolean append(long epochMillis, byte[] line, int offset, int length) {
		if (this.failing && !isRetryDue()) {
			lose(epochMillis, null);
			return false;
		}
		IOException failure = tryAppend(epochMillis, line, offset, length);
		if (failure != null) {
			lose(epochMillis, failure);
			return false;
		}
		if (this.failing) {
			reportRecovery();
		}
		return true;
	}

	private @Nullable IOException tryAppend(long epochMillis, byte[] line, int offset, int length) {
		OpenFile file = this.active;
		if (file != null && file.covers(epochMillis) && file.append(line, offset, length, this.tree.tick()) == null) {
			if (this.tree.isLarge(file)) {
				this.tree.split(this, file);
			}
			return null;
		}
		// Not open, of another day, closed meanwhile, or failing: then once more with a
		// fresh one.
		IOException failure = this.tree.append(this, epochMillis, line, offset, length);
		return (failure != null) ? this.tree.append(this, epochMillis, line, offset, length) : null;
	}

	private boolean isRetryDue() {
		this.lossLock.lock();
		try {
			return System.nanoTime() - this.retryAtNanos >= 0;
		}
		finally {
			this.lossLock.unlock();
		}
	}

	private void lose(long epochMillis, @Nullable IOException reason) {
		Exception why;
		long count;
		this.lossLock.lock();
		try {
			if (reason != null) {
				this.lossReason = reason;
				this.retryAtNanos = System.nanoTime() + RETRY_NANOS;
			}
			if (this.lost++ == 0) {
				this.firstLostMillis = epochMillis;
			}
			this.lastLostMillis = epochMillis;
			this.failing = true;
			why = (this.lossReason != null) ? this.lossReason : CombinedWriter.CLOSED;
			count = this.lost;
		}
		finally {
			this.lossLock.unlock();
		}
		this.tree.listener().lost(this.module, why, count);
	}

	private void reportRecovery() {
		long count;
		Instant from;
		Instant to;
		Exception why;
		this.lossLock.lock();
		try {
			count = this.lost;
			from = Instant.ofEpochMilli(this.firstLostMillis);
			to = Instant.ofEpochMilli(this.lastLostMillis);
			why = this.lossReason;
			this.lost = 0;
			this.lossReason = null;
			this.failing = false;
		}
		finally {
			this.lossLock.unlock();
		}
		if (count > 0 && why != null) {
			this.tree.listener().recovered(this, count, from, to, why);
		}
	}

	/**
	 * Return the name of the module.
	 * @return the name, safe for a file system
	 */
	public String module() {
		return this.module;
	}

	@Nullable OpenFile active() {
		return this.active;
	}

	void setActive(@Nullable OpenFile file) {
		this.active = file;
	}

}
