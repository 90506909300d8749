package id.projectwise.listener.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * What waits for the writing thread, in order. Any thread puts in, one takes out, and is
 * woken only if it sleeps.
 */
final class TaskQueue {

	private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicLong bytes = new AtomicLong();

	private volatile @Nullable Thread sleeper;

	void put(Task task) {
		if (task instanceof Task.Write write) {
			this.bytes.addAndGet(write.bytes());
		}
		this.tasks.add(task);
		wake();
	}

	void wake() {
		Thread thread = this.sleeper;
		if (thread != null) {
			LockSupport.unpark(thread);
		}
	}

	/**
	 * Take the next deliveries, but none that comes after something else to do.
	 * @param maxBytes how much to take at most, one delivery excepted
	 */
	List<Delivery> takeDeliveries(long maxBytes) {
		List<Delivery> deliveries = new ArrayList<>();
		long taken = 0;
		while (this.tasks.peek() instanceof Task.Write write && (taken == 0 || taken + write.bytes() <= maxBytes)) {
			taken += write.bytes();
			deliveries.add(write.delivery());
			this.tasks.remove();
		}
		return deliveries;
	}

	/**
	 * Take what is to be done next, unless it is a delivery.
	 */
	@Nullable Runnable takeAction() {
		if (this.tasks.peek() instanceof Task.Act act) {
			this.tasks.remove();
			return act.action();
		}
		return null;
	}

	/** Called once for each delivery that needs no memory any more. */
	void done(Delivery delivery) {
		this.bytes.addAndGet(-new Task.Write(delivery).bytes());
	}

	@Nullable Task poll() {
		return this.tasks.poll();
	}

	boolean isEmpty() {
		return this.tasks.isEmpty();
	}

	long bytes() {
		return this.bytes.get();
	}

	/**
	 * Sleep until there is something, or for a while.
	 */
	void await(long maxNanos) {
		this.sleeper = Thread.currentThread();
		try {
			if (this.tasks.isEmpty()) {
				LockSupport.parkNanos(this, maxNanos);
			}
		}
		finally {
			this.sleeper = null;
		}
	}

}
