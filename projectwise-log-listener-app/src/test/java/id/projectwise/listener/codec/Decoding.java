package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;

/**
 * Decoders with a clock that stands still, and frames in the midst of other bytes.
 */
final class Decoding {

	static final Instant NOW = Instant.parse("2026-11-22T21:31:59.123Z");

	static final int NESTING = 16;

	static final int FIELDS = 64;

	static final String PEER = "192.0.2.7";

	private Decoding() {
	}

	static DecoderSettings settings() {
		return settings(NOW, "Europe/Berlin");
	}

	static DecoderSettings settings(Instant now, String zone) {
		return new DecoderSettings(1 << 20, NESTING, FIELDS, Clock.fixed(now, ZoneId.of(zone)));
	}

	static LogRecord decode(RecordDecoder decoder, String frame) throws ProtocolException {
		return decode(decoder, frame.getBytes(StandardCharsets.UTF_8));
	}

	static LogRecord decode(RecordDecoder decoder, byte[] frame) throws ProtocolException {
		byte[] bytes = new byte[frame.length + 10];
		Arrays.fill(bytes, (byte) '}');
		System.arraycopy(frame, 0, bytes, 5, frame.length);
		return decoder.decode(bytes, 5, frame.length, PEER);
	}

	static Instant timeOf(LogRecord record) {
		return Instant.ofEpochMilli(record.epochMillis()).plusNanos(record.nanoOfSecond() % 1_000_000);
	}

}
