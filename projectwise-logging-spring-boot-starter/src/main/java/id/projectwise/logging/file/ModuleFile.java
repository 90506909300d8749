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

	private volatile long retryAtNanos;

	/** Guards the four fields below; taken before the lock of the tree. */
	private final ReentrantLock lossLock = new ReentrantLock();

	private long lost;

	private long firstLostMillis;

	private long lastLostMillis;

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
		if (this.failing && !recover()) {
			lose(epochMillis, null);
			return false;
		}
		IOException failure = tryAppend(epochMillis, line, offset, length);
		if (failure != null) {
			lose(epochMillis, failure);
			return false;
		}
		return true;
	}

	/**
	 * If lines were lost, try to write the one that says so, unless that was tried a
	 * moment ago. Until it is in the file, the loss is not forgotten.
	 * @return whether the file works
	 */
	boolean recover() {
		return !this.failing || (System.nanoTime() - this.retryAtNanos >= 0 && recoverNow());
	}

	boolean recoverNow() {
		Loss loss;
		this.lossLock.lock();
		try {
			if (!this.failing) {
				return true;
			}
			this.retryAtNanos = System.nanoTime() + RETRY_NANOS;
			loss = new Loss(this.lost, Instant.ofEpochMilli(this.firstLostMillis),
					Instant.ofEpochMilli(this.lastLostMillis), reason());
			IOException failure = tryNotice(loss);
			if (failure != null) {
				this.lossReason = failure;
				return false;
			}
			this.lost = 0;
			this.lossReason = null;
			this.failing = false;
		}
		finally {
			this.lossLock.unlock();
		}
		this.tree.listener().recovered(this.module, loss);
		return true;
	}

	private @Nullable IOException tryNotice(Loss loss) {
		long now = this.tree.millis();
		byte[] notice = this.tree.listener().notice(loss, now);
		return tryAppend(now, notice, 0, notice.length);
	}

	private Exception reason() {
		return (this.lossReason != null) ? this.lossReason : CombinedWriter.CLOSED;
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

	private void lose(long epochMillis, @Nullable IOException failure) {
		Exception reason;
		long count;
		this.lossLock.lock();
		try {
			if (failure != null) {
				this.lossReason = failure;
				this.retryAtNanos = System.nanoTime() + RETRY_NANOS;
			}
			if (this.lost++ == 0) {
				this.firstLostMillis = epochMillis;
			}
			this.lastLostMillis = epochMillis;
			this.failing = true;
			reason = reason();
			count = this.lost;
		}
		finally {
			this.lossLock.unlock();
		}
		this.tree.listener().lost(this.module, reason, count);
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
