package id.projectwise.logging.ship;

import java.util.UUID;

import id.projectwise.logging.journal.JournalChunk;
import id.projectwise.logging.journal.JournalStream;
import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.ChunkId;
import id.projectwise.logging.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WindowTests {

	private static final UUID STREAM = UUID.randomUUID();

	private final Window window = new Window();

	@Test
	void settlesInTheOrderOfSending() throws Exception {
		InFlight first = add(0, 10);
		InFlight second = add(10, 20);
		this.window.acknowledge(new Ack(second.text(), null));
		assertThat(this.window.settle()).isNull();
		this.window.acknowledge(new Ack(first.text(), null));
		assertThat(this.window.settle()).isSameAs(first);
		assertThat(this.window.settle()).isSameAs(second);
		assertThat(this.window.settle()).isNull();
		assertThat(this.window.isEmpty()).isTrue();
	}

	@Test
	void refusesWhatWasNotSent() {
		add(0, 10);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.window.acknowledge(new Ack("other", null)))
			.withMessageContaining("other")
			.withMessageContaining("expected: one of the 1 that were sent");
	}

	@Test
	void refusesASecondAcknowledgement() throws Exception {
		InFlight message = add(0, 10);
		this.window.acknowledge(new Ack(message.text(), null));
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.window.acknowledge(new Ack(message.text(), null)));
	}

	@Test
	void isBoundedByBytes() throws Exception {
		InFlight large = add(0, (int) Window.MAX_BYTES);
		assertThat(this.window.hasRoom()).isFalse();
		this.window.acknowledge(new Ack(large.text(), null));
		this.window.settle();
		assertThat(this.window.hasRoom()).isTrue();
	}

	@Test
	void isBoundedByNumber() {
		for (int i = 0; i < Window.MAX_MESSAGES; i++) {
			assertThat(this.window.hasRoom()).isTrue();
			add(i, 1);
		}
		assertThat(this.window.hasRoom()).isFalse();
	}

	@Test
	void knowsSilenceOnlyWhileSomethingIsOwed() throws Exception {
		assertThat(this.window.silentNanos()).isZero();
		InFlight message = add(0, 10);
		long begun = System.nanoTime();
		Shipping.await("silence", () -> this.window.silentNanos() > 5_000_000);
		assertThat(System.nanoTime() - begun).isGreaterThan(4_000_000);
		this.window.acknowledge(new Ack(message.text(), null));
		assertThat(this.window.silentNanos()).isZero();
	}

	@Test
	void knowsWhatAReceiverRefusedThatHasAnswered() throws Exception {
		assertThat(this.window.refused()).isNull();
		InFlight first = add(0, 10);
		InFlight second = add(1, 10);
		assertThat(this.window.refused()).as("nothing was answered").isNull();
		this.window.acknowledge(new Ack(first.text(), null));
		assertThat(this.window.refused()).isSameAs(second);
		this.window.acknowledge(new Ack(second.text(), null));
		assertThat(this.window.refused()).isNull();
	}

	@Test
	void takesNoQuestionForRefused() throws Exception {
		this.window.acknowledge(new Ack(add(0, 10).text(), null));
		this.window.add(message(ChunkId.question(STREAM), 0, 0));
		add(10, 10);
		assertThat(this.window.refused()).isNull();
	}

	private InFlight add(long from, int bytes) {
		InFlight message = message(ChunkId.data(STREAM, from, from + 1), 1, bytes);
		this.window.add(message);
		return message;
	}

	static InFlight message(ChunkId chunk, int records, int bytes) {
		return new InFlight(ShippedStream.live(new EmptyStream()), chunk, records, bytes);
	}

	private static final class EmptyStream implements JournalStream {

		@Override
		public UUID id() {
			return STREAM;
		}

		@Override
		public @Nullable JournalChunk read(byte[] target) {
			return null;
		}

		@Override
		public void rewind(long position) {
		}

		@Override
		public long acknowledged() {
			return 0;
		}

		@Override
		public void acknowledge(long position) {
		}

		@Override
		public boolean isDrained() {
			return false;
		}

		@Override
		public void forget() {
		}

	}

}
