package id.projectwise.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.ChunkId;
import id.projectwise.logging.protocol.EntryEncoder;
import id.projectwise.logging.protocol.ForwardMessage;
import id.projectwise.logging.protocol.MessagePackWriter;
import id.projectwise.logging.record.Origin;

/**
 * Fluent Forward in its {@code PackedForward} mode, each message with a chunk id and so
 * to be acknowledged.
 */
final class ForwardPayload implements Payload {

	private static final byte[] TAG = "projectwise.benchmark".getBytes(StandardCharsets.UTF_8);

	private static final int LARGEST_ENTRY = 64 * 1024;

	private final List<ByteBuffer> chunks;

	private final Ids ids;

	private final ConcurrentMap<Integer, Long> sent = new ConcurrentHashMap<>();

	private ForwardPayload(Records.Encoder encoder, Ids ids) {
		this.chunks = Records.chunks(encoder).stream().map(ForwardPayload::withHeader).toList();
		this.ids = ids;
	}

	/**
	 * Return entries such as others send, about 135 bytes long, with chunk ids that mean
	 * nothing to the listener.
	 * @return the payload
	 */
	static ForwardPayload ofThirdParty() {
		return new ForwardPayload(ForwardPayload::thirdPartyEntry, new ThirdPartyIds());
	}

	/**
	 * Return entries as the starter sends them, a stream for each connection.
	 * @return the payload
	 */
	static ForwardPayload ofOurs() {
		long now = System.currentTimeMillis();
		Origin origin = new Origin("sample-web-app", "sample-web-app-1", "host-1", 4711, now);
		EntryEncoder encoder = new EntryEncoder(origin, false, LARGEST_ENTRY);
		return new ForwardPayload((logger, message) -> {
			LineBuffer target = LineBuffer.raw();
			encoder.encode(new LoadRecord(origin, now, logger, message), target);
			return bytes(target);
		}, new OurIds());
	}

	private static byte[] thirdPartyEntry(String logger, String message) {
		LineBuffer target = LineBuffer.raw();
		MessagePackWriter writer = new MessagePackWriter(target);
		writer.array(2);
		writer.integer(System.currentTimeMillis() / 1000);
		writer.map(4);
		for (String text : List.of("message", message, "level", "INFO", "logger", logger, "process.thread.name",
				"worker-1")) {
			appendText(text, target);
		}
		return bytes(target);
	}

	/** In its shortest form, as others send it; ASCII up to 255 bytes long. */
	private static void appendText(String text, LineBuffer target) {
		if (text.length() < 32) {
			target.append((byte) (0xA0 | text.length()));
		}
		else {
			target.append((byte) 0xD9);
			target.append((byte) text.length());
		}
		target.appendAscii(text);
	}

	private static byte[] bytes(LineBuffer buffer) {
		return Arrays.copyOf(buffer.array(), buffer.length());
	}

	private static ByteBuffer withHeader(ByteBuffer entries) {
		LineBuffer header = LineBuffer.raw();
		ForwardMessage.writeHeader(header, TAG, entries.remaining());
		return ByteBuffer.allocateDirect(header.length() + entries.remaining())
			.put(header.array(), 0, header.length())
			.put(entries)
			.flip()
			.asReadOnlyBuffer();
	}

	@Override
	public ByteBuffer[] next(int connection) {
		long number = this.sent.merge(connection, 1L, Long::sum) - 1;
		ByteBuffer chunk = this.chunks.get((int) ((connection + number) % this.chunks.size())).duplicate();
		return new ByteBuffer[] { chunk, options(this.ids.chunk(connection, number), RECORDS) };
	}

	private static ByteBuffer options(String chunk, int size) {
		LineBuffer options = LineBuffer.raw();
		ForwardMessage.writeOptions(options, chunk, size, false);
		return Records.direct(options.array(), options.length());
	}

	@Override
	public ByteBuffer greeting(int connection) {
		return this.ids.greeting(connection);
	}

	@Override
	public boolean isAnswered() {
		return true;
	}

	@Override
	public double recordLength() {
		return this.chunks.get(0).remaining() / (double) RECORDS;
	}

	/**
	 * Names chunks.
	 */
	private interface Ids {

		String chunk(int connection, long number);

		ByteBuffer greeting(int connection);

	}

	private static final class ThirdPartyIds implements Ids {

		@Override
		public String chunk(int connection, long number) {
			return "chunk-" + connection + "-" + number;
		}

		@Override
		public ByteBuffer greeting(int connection) {
			return ByteBuffer.allocate(0);
		}

	}

	private static final class OurIds implements Ids {

		private static final int CHUNK_LENGTH = 10_000;

		private final long run = System.nanoTime();

		private UUID stream(int connection) {
			return new UUID(this.run, connection);
		}

		@Override
		public String chunk(int connection, long number) {
			return ChunkId.data(stream(connection), number * CHUNK_LENGTH, (number + 1) * CHUNK_LENGTH).toString();
		}

		@Override
		public ByteBuffer greeting(int connection) {
			LineBuffer message = LineBuffer.raw();
			ForwardMessage.writeHeader(message, TAG, 0);
			ForwardMessage.writeOptions(message, ChunkId.question(stream(connection)).toString(), 0, false);
			return Records.direct(message.array(), message.length());
		}

	}

}
