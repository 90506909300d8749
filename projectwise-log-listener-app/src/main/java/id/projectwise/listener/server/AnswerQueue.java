package id.projectwise.listener.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.channel.EventLoop;

/**
 * Brings answers from the store's thread to an event loop, which is woken once for many
 * of them, and flushes each connection once for all of its acknowledgements.
 */
final class AnswerQueue {

	private final EventLoop loop;

	private final ReadGate gate;

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean isScheduled = new AtomicBoolean();

	private final List<Connection> unflushed = new ArrayList<>();

	AnswerQueue(EventLoop loop, ReadGate gate) {
		this.loop = loop;
		this.gate = gate;
	}

	/**
	 * Add an answer. Called by any thread.
	 * @param answer the answer, complete
	 */
	void add(Answer answer) {
		this.answers.add(answer);
		if (!this.isScheduled.getAndSet(true)) {
			try {
				this.loop.execute(this::deliver);
			}
			catch (RejectedExecutionException ex) {
				// The loop has ended, and its connections with it: nobody waits any more.
				this.answers.clear();
			}
		}
	}

	private void deliver() {
		this.isScheduled.set(false);
		for (Answer answer = this.answers.poll(); answer != null; answer = this.answers.poll()) {
			if (answer.connection().deliver(answer)) {
				this.unflushed.add(answer.connection());
			}
		}
		this.unflushed.forEach(Connection::flush);
		this.unflushed.clear();
		this.gate.release();
	}

}
