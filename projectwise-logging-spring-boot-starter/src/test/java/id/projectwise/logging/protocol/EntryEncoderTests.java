package id.projectwise.logging.protocol;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.record.Caller;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EntryEncoder}: what it makes is what {@link EntryReader} reads.
 */
class EntryEncoderTests {

	private static final int LIMIT = EntryEncoder.SMALLEST_LIMIT;

	private final LineBuffer target = LineBuffer.raw();

	@Test
	void sendsAllOfRecord() throws IOException {
		SentRecord sent = SentRecord.of("{} orders, {}", 2, "done")
			.with(new LinkedHashMap<>(Map.of("user", "Zoë")))
			.withTrace("java.lang.Error: no\n\tat com.acme.Orders.place(Orders.java:7)\nCaused by: java.lang.Error")
			.calledAt(new Caller("com/acme/Orders.java", "Orders.java", "place", 7));
		ReceivedRecord received = roundTrip(sent);
		assertThat(received.epochMillis()).isEqualTo(sent.epochMillis());
		assertThat(received.nanoOfSecond()).isEqualTo(sent.nanoOfSecond());
		assertThat(received.levelName()).isEqualTo("WARNING");
		assertThat(received.levelNumber()).isEqualTo(30);
		assertThat(received.loggerName()).isEqualTo(sent.loggerName());
		assertThat(received.threadName()).isEqualTo(sent.threadName());
		assertThat(received.threadId()).isEqualTo(31);
		assertThat(received.message()).isEqualTo("2 orders, done");
		assertThat(received.arguments()).isNull();
		assertThat(received.context()).isEqualTo(sent.context());
		assertThat(received.stackTrace()).isEqualTo(sent.stackTrace());
		assertThat(received.caller()).isEqualTo(sent.caller());
		assertThat(received.origin()).isEqualTo(SentRecord.ORIGIN);
	}

	@Test
	void sendsNoMoreThanThereIs() throws IOException {
		ReceivedRecord received = roundTrip(SentRecord.of(null));
		assertThat(received.message()).isEqualTo("null");
		assertThat(received.context()).isEmpty();
		assertThat(received.stackTrace()).isNull();
		assertThat(received.caller()).isNull();
	}

	@Test
	void endsWithOriginInOneBlock() {
		encode(SentRecord.of("a"));
		byte[] first = bytes();
		encode(SentRecord.of("b, longer").with(Map.of("key", "value")));
		byte[] second = bytes();
		int mismatch = 0;
		while (first[first.length - 1 - mismatch] == second[second.length - 1 - mismatch]) {
			mismatch++;
		}
		assertThat(new String(first, first.length - mismatch, mismatch, java.nio.charset.StandardCharsets.UTF_8))
			.contains("service.name", "service.node.name", "host.name", "process.pid", "process.start");
	}

	private ReceivedRecord roundTrip(SentRecord sent) throws IOException {
		assertThat(new EntryEncoder(sent.origin(), true, 1 << 20).encode(sent, this.target)).isFalse();
		return read();
	}

	private boolean encode(SentRecord sent) {
		return new EntryEncoder(sent.origin(), true, LIMIT).encode(sent, this.target);
	}

	private byte[] bytes() {
		return Arrays.copyOf(this.target.array(), this.target.length());
	}

	private ReceivedRecord read() throws IOException {
		EntryReader reader = new EntryReader(new EntryNames(), Clock.systemUTC());
		reader.open(bytes(), 0, this.target.length(), "tag");
		assertThat(reader.next()).isTrue();
		return reader.record();
	}

}
