package id.projectwise.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Records of protocols without answers.
 */
final class PlainPayload implements Payload {

	private final List<ByteBuffer> chunks;

	private int sent;

	private PlainPayload(Records.Encoder encoder) {
		this.chunks = Records.chunks(encoder);
	}

	/**
	 * Return RFC 5424 with the octet counting of RFC 6587.
	 * @return the payload
	 */
	static PlainPayload syslog() {
		String now = now();
		return new PlainPayload((logger, message) -> {
			String text = "<134>1 " + now + " host-1.example.com " + logger + " worker-1 order - " + message;
			return ascii(text.length() + " " + text);
		});
	}

	/**
	 * Return JSON lines as logstash-logback-encoder writes them.
	 * @return the payload
	 */
	static PlainPayload json() {
		String now = now();
		return new PlainPayload((logger, message) -> ascii("""
				{"@timestamp":"%s","@version":"1","message":"%s","logger_name":"%s",\
				"thread_name":"worker-1","level":"INFO","level_value":20000}
				""".formatted(now, message, logger)));
	}

	/**
	 * Return what the {@code SocketHandler} of Python's standard library sends.
	 * @return the payload
	 */
	static PlainPayload pickle() {
		double now = System.currentTimeMillis() / 1000d;
		return new PlainPayload((logger, message) -> PickledRecord.frame(logger, message, now));
	}

	private static String now() {
		return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
			.format(OffsetDateTime.now(ZoneOffset.UTC));
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public synchronized ByteBuffer[] next(int connection) {
		return new ByteBuffer[] { this.chunks.get(this.sent++ % this.chunks.size()).duplicate() };
	}

	@Override
	public ByteBuffer greeting(int connection) {
		return ByteBuffer.allocate(0);
	}

	@Override
	public boolean isAnswered() {
		return false;
	}

	@Override
	public double recordLength() {
		return this.chunks.get(0).remaining() / (double) RECORDS;
	}

}
