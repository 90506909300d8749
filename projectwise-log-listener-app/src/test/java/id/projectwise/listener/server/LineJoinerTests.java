package id.projectwise.listener.server;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.logging.protocol.EntryNames;
import id.projectwise.logging.protocol.EntryReader;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineJoinerTests {

	private final HeldBytes held = new HeldBytes(8 << 20);

	private final LineJoiner joiner = new LineJoiner(this.held);

	private @Nullable LogRecord last;

	private final EntryReader reader = new EntryReader(new EntryNames(), Clock.systemUTC());

	private final List<String> messages = new ArrayList<>();

	private final List<Map<String, String>> contexts = new ArrayList<>();

	@Test
	void joinsPieces() throws Exception {
		add(ForwardBytes.piece("a", 1, false, "one,"));
		add(ForwardBytes.piece("a", 2, false, "two,"));
		assertThat(this.messages).isEmpty();
		assertThat(this.joiner.isEmpty()).isFalse();
		assertThat(this.held.taken()).isPositive();
		add(ForwardBytes.piece("a", 3, true, "three"));
		assertThat(this.messages).containsExactly("orders-1 one,two,three");
		assertThat(this.contexts).containsExactly(Map.of("container_id", "c0ffee", "source", "stdout"));
		assertNothingIsHeld();
	}

	@Test
	void keepsWhatTheFirstPieceSaysBesideItsText() throws Exception {
		add(ForwardBytes.entryOf("container_name", "/orders-1", "log", "a", "error.stack_trace", "no",
				"log.origin.file.name", "A.java", "log.origin.file.line", "3", "partial_id", "a", "partial_ordinal",
				"1", "partial_last", "false"));
		add(ForwardBytes.piece("a", 2, true, "b"));
		assertThat(this.messages).containsExactly("orders-1 ab");
		assertThat(this.last.stackTrace()).isEqualTo("\tno");
		assertThat(this.last.caller()).isEqualTo(new Caller("A.java", "A.java", "", 3));
		assertNothingIsHeld();
	}

	@Test
	void joinsLinesThatComeBetweenEachOther() throws Exception {
		add(ForwardBytes.piece("a", 1, false, "a1"));
		add(ForwardBytes.piece("b", 1, false, "b1"));
		add(ForwardBytes.entryOf("container_name", "/other", "log", "whole"));
		add(ForwardBytes.piece("a", 2, true, "a2"));
		add(ForwardBytes.piece("b", 2, true, "b2"));
		assertThat(this.messages).containsExactly("other whole", "orders-1 a1a2", "orders-1 b1b2");
		assertNothingIsHeld();
	}

	@Test
	void handsOnWhatDoesNotFollow() throws Exception {
		add(ForwardBytes.piece("a", 1, false, "one"));
		add(ForwardBytes.piece("a", 3, false, "three"));
		assertThat(this.messages).containsExactly("orders-1 one");
		assertThat(this.contexts.get(0)).containsEntry("partial_id", "a").containsEntry("partial_ordinal", "1");
		add(ForwardBytes.piece("a", 4, true, "four"));
		add(ForwardBytes.piece("b", 9, true, "alone"));
		assertThat(this.messages).containsExactly("orders-1 one", "orders-1 threefour", "orders-1 alone");
		assertNothingIsHeld();
	}

	@Test
	void handsOnAllWhenToldTo() throws Exception {
		add(ForwardBytes.piece("a", 1, false, "a1"));
		add(ForwardBytes.piece("b", 1, false, "b1"));
		this.joiner.release(System.nanoTime() + 1, this::take);
		assertThat(this.messages).containsExactly("orders-1 a1", "orders-1 b1");
		assertNothingIsHeld();
	}

	@Test
	void handsOnWhatIsOldOnly() throws Exception {
		add(ForwardBytes.piece("a", 1, false, "a1"));
		long between = System.nanoTime();
		add(ForwardBytes.piece("b", 1, false, "b1"));
		this.joiner.release(between, this::take);
		assertThat(this.messages).containsExactly("orders-1 a1");
		add(ForwardBytes.piece("a", 2, true, "a2"));
		add(ForwardBytes.piece("b", 2, true, "b2"));
		assertThat(this.messages).containsExactly("orders-1 a1", "orders-1 a2", "orders-1 b1b2");
		assertNothingIsHeld();
	}

	@Test
	void dividesLineThatGetsTooLong() throws Exception {
		String text = "x".repeat(LineJoiner.MAX_LENGTH / 4);
		for (int i = 1; i <= 6; i++) {
			add(ForwardBytes.piece("a", i, i == 6, text));
		}
		assertThat(this.messages).extracting(String::length)
			.containsExactly("orders-1 ".length() + LineJoiner.MAX_LENGTH, "orders-1 ".length() + text.length() * 2);
		assertNothingIsHeld();
	}

	@Test
	void holdsNoMoreLinesThanItMay() throws Exception {
		for (int i = 0; i <= LineJoiner.MAX_LINES; i++) {
			add(ForwardBytes.piece("id" + i, 1, false, "line " + i));
		}
		assertThat(this.messages).containsExactly("orders-1 line " + LineJoiner.MAX_LINES);
		this.joiner.release(System.nanoTime() + 1, this::take);
		assertThat(this.messages).hasSize(LineJoiner.MAX_LINES + 1);
		assertNothingIsHeld();
	}

	@Test
	void holdsNothingWithoutMemory() throws Exception {
		assertThat(this.held.take((8 << 20) - 3000)).isTrue();
		add(ForwardBytes.piece("a", 1, false, "a1"));
		add(ForwardBytes.piece("b", 1, false, "x".repeat(1000)));
		add(ForwardBytes.piece("a", 2, false, "y".repeat(1000)));
		assertThat(this.messages).containsExactly("orders-1 " + "x".repeat(1000), "orders-1 a1",
				"orders-1 " + "y".repeat(1000));
		this.held.giveBack((8 << 20) - 3000);
		assertNothingIsHeld();
	}

	private void assertNothingIsHeld() {
		assertThat(this.joiner.isEmpty()).isTrue();
		assertThat(this.held.taken()).isZero();
	}

	private void add(byte[] entry) throws Exception {
		this.reader.open(entry, 0, entry.length, "tag", "");
		assertThat(this.reader.next()).isTrue();
		this.joiner.add(this.reader.record(), this::take);
	}

	private void take(LogRecord record) {
		this.last = record;
		assertThat(record.epochMillis()).isEqualTo(ForwardBytes.TIME * 1000);
		assertThat(record.levelName()).isEqualTo("INFO");
		this.messages.add(record.loggerName() + " " + record.message());
		this.contexts.add(record.context());
	}

}
