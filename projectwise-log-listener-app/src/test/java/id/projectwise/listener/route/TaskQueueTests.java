package id.projectwise.listener.route;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import id.projectwise.logging.file.ModuleNaming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(10)
class TaskQueueTests {

	private final TaskQueue queue = new TaskQueue();

	private final LineBatches batches = new LineBatches((record, line) -> line.appendAscii(record.message()),
			new ModuleNaming(false, Map.of()), ZoneOffset.UTC);

	@Test
	void keepsDeliveriesBehindActions() {
		Runnable action = () -> {
		};
		Delivery first = put("first");
		this.queue.put(new Task.Act(action));
		Delivery second = put("second");
		assertThat(this.queue.takeAction()).isNull();
		assertThat(this.queue.takeDeliveries(Long.MAX_VALUE)).containsExactly(first);
		assertThat(this.queue.takeDeliveries(Long.MAX_VALUE)).isEmpty();
		assertThat(this.queue.takeAction()).isSameAs(action);
		assertThat(this.queue.takeAction()).isNull();
		assertThat(this.queue.takeDeliveries(Long.MAX_VALUE)).containsExactly(second);
		assertThat(this.queue.isEmpty()).isTrue();
	}

	@Test
	void takesAtLeastOneDeliveryAndThenOnlyWhatFits() {
		Delivery large = put("x".repeat(10_000));
		Delivery small = put("s");
		put("t");
		assertThat(this.queue.takeDeliveries(10)).containsExactly(large);
		assertThat(this.queue.takeDeliveries(2000)).containsExactly(small);
	}

	@Test
	void countsWhatIsNotDone() {
		Delivery delivery = put("x".repeat(10_000));
		long size = new Task.Write(delivery).bytes();
		assertThat(size).isGreaterThan(10_000);
		assertThat(this.queue.bytes()).isEqualTo(size);
		this.queue.takeDeliveries(10);
		assertThat(this.queue.bytes()).isEqualTo(size);
		this.queue.done(delivery);
		assertThat(this.queue.bytes()).isZero();
	}

	@Test
	void wakesTheThreadThatWaits() throws Exception {
		CompletableFuture<Boolean> woken = CompletableFuture.supplyAsync(() -> {
			while (this.queue.isEmpty()) {
				this.queue.await(TimeUnit.HOURS.toNanos(1));
			}
			return true;
		});
		put("x");
		assertThat(woken.get(5, TimeUnit.SECONDS)).isTrue();
	}

	private Delivery put(String message) {
		LineBatch lines = this.batches.newBatch();
		lines.add(new TestRecord("orders", 0, message));
		Delivery delivery = new Delivery(null, lines, (outcome) -> {
		});
		this.queue.put(new Task.Write(delivery));
		return delivery;
	}

}
