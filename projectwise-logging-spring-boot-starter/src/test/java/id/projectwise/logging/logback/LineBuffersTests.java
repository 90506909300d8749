package id.projectwise.logging.logback;

import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import id.projectwise.logging.format.LineBuffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineBuffers}.
 */
class LineBuffersTests {

	private final LineBuffers buffers = new LineBuffers(LineBuffer::new);

	@Test
	void lendsTheSameBufferAgainEmpty() {
		LineBuffer buffer = this.buffers.take();
		buffer.appendAscii("text");
		this.buffers.giveBack(buffer);
		assertThat(this.buffers.take()).isSameAs(buffer).extracting(LineBuffer::length).isEqualTo(0);
	}

	@Test
	void lendsAnotherBufferWhileOneIsOut() {
		assertThat(this.buffers.take()).isNotSameAs(this.buffers.take());
	}

	@Test
	void forgetsBufferThatHasGrownLarge() {
		LineBuffer buffer = this.buffers.take();
		buffer.append(new byte[1_000_000]);
		this.buffers.giveBack(buffer);
		assertThat(this.buffers.take()).isNotSameAs(buffer);
	}

	@Test
	void neverLendsOneBufferToTwoThreads() throws InterruptedException {
		IdentityHashMap<LineBuffer, Thread> out = new IdentityHashMap<>();
		AtomicInteger shared = new AtomicInteger();
		Thread[] threads = IntStream.range(0, 100).mapToObj((i) -> new Thread(() -> {
			for (int round = 0; round < 500; round++) {
				LineBuffer buffer = this.buffers.take();
				synchronized (out) {
					shared.addAndGet((out.put(buffer, Thread.currentThread()) != null) ? 1 : 0);
				}
				synchronized (out) {
					out.remove(buffer);
				}
				this.buffers.giveBack(buffer);
			}
		})).toArray(Thread[]::new);
		for (Thread thread : threads) {
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(shared).hasValue(0);
	}

}
