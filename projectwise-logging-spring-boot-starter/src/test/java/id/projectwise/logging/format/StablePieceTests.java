package id.projectwise.logging.format;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StablePieceTests {

	private final AtomicInteger made = new AtomicInteger();

	private final TestRecord record = TestRecord.of("text");

	private final StablePiece piece = new StablePiece(List.of((record, line) -> {
		this.made.incrementAndGet();
		line.appendField(record.threadName());
	}), true, true);

	// Logback makes the name of a virtual thread without a name anew for each event.
	@Test
	void keepsTheTextOfAThreadWhoseNameIsAnotherStringEachTime() {
		for (int i = 0; i < 3; i++) {
			assertThat(text(this.record.named("orders", "virtual-".concat("7")))).isEqualTo("virtual-7");
		}
		assertThat(this.made).hasValue(1);
	}

	@Test
	void tellsThreadsApart() {
		assertThat(text(this.record.named("orders", "one"))).isEqualTo("one");
		assertThat(text(this.record.named("orders", "two"))).isEqualTo("two");
		assertThat(text(this.record.named("orders", "one"))).isEqualTo("one");
	}

	private String text(TestRecord shown) {
		LineBuffer line = new LineBuffer();
		this.piece.append(shown, line);
		return line.text(0);
	}

}
