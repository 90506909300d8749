package id.projectwise.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * RFC 5424 with the octet counting of RFC 6587.
 */
final class SyslogPayload implements Payload {

	private final List<ByteBuffer> chunks;

	private int sent;

	SyslogPayload() {
		Instant now = Instant.now();
		this.chunks = Records.chunks((logger, message) -> {
			String text = "<134>1 " + now + " host-1.example.com " + logger + " worker-1 order - " + message;
			return (text.length() + " " + text).getBytes(StandardCharsets.US_ASCII);
		});
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
