package id.projectwise.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PlainPayloadTests {

	@Test
	void sendsJsonLines() {
		PlainPayload payload = PlainPayload.json();
		List<String> lines = text(payload).lines().toList();
		assertThat(lines).hasSize(Payload.RECORDS);
		assertThat(JsonParserFactory.getJsonParser().parseMap(lines.get(1)))
			.containsEntry("message", "order 1000001 accepted for Ada Lovelace in 42 ms")
			.containsEntry("logger_name", "com.acme.shop.billing")
			.containsEntry("level", "INFO")
			.containsKeys("@timestamp", "thread_name");
		assertThat(payload.recordLength()).isEqualTo(227, within(5.0));
	}

	@Test
	void sendsSyslogWithItsLengthBefore() {
		PlainPayload payload = PlainPayload.syslog();
		String text = text(payload);
		int records = 0;
		for (int at = 0; at < text.length(); records++) {
			int space = text.indexOf(' ', at);
			assertThat(text.substring(space)).startsWith(" <134>1 2");
			at = space + 1 + Integer.parseInt(text.substring(at, space));
		}
		assertThat(records).isEqualTo(Payload.RECORDS);
		assertThat(payload.recordLength()).isEqualTo(150, within(5.0));
	}

	@Test
	void sendsPicklesWithTheirLengthBefore() {
		PlainPayload payload = PlainPayload.pickle();
		ByteBuffer frames = payload.next(0)[0];
		int records = 0;
		for (; frames.hasRemaining(); records++) {
			frames.get(new byte[frames.getInt()]);
		}
		assertThat(records).isEqualTo(Payload.RECORDS);
		assertThat(payload.recordLength()).isEqualTo(536, within(5.0));
	}

	private static String text(PlainPayload payload) {
		return StandardCharsets.US_ASCII.decode(payload.next(0)[0]).toString();
	}

}
