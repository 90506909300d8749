package id.projectwise.listener;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.MessagePackWriter;

/**
 * Messages of the Forward protocol as other clients than ours send them.
 */
public final class ForwardBytes {

	/** 2025-08-31T12:00:00Z, in seconds. */
	public static final long TIME = 1_756_641_600;

	private ForwardBytes() {
	}

	/**
	 * Return an entry.
	 */
	public static byte[] entry(String logger, String message) {
		return bytes((writer, target) -> {
			writer.array(2);
			timeAndRecord(writer, logger, message);
		});
	}

	/**
	 * Return entries with the messages {@code prefix 0} and so on.
	 */
	public static byte[] entries(String logger, String prefix, int count) {
		return join(IntStream.range(0, count).mapToObj((i) -> entry(logger, prefix + " " + i)).toList());
	}

	/**
	 * Return an entry with these fields and values.
	 */
	public static byte[] entryOf(String... fields) {
		return bytes((writer, target) -> {
			writer.array(2);
			writer.integer(TIME);
			writer.map(fields.length / 2);
			for (String text : fields) {
				writer.text(text);
			}
		});
	}

	/**
	 * Return a piece of a line as Docker's log driver sends it.
	 */
	public static byte[] piece(String id, int ordinal, boolean isLast, String text) {
		return entryOf("container_id", "c0ffee", "container_name", "/orders-1", "source", "stdout", "log", text,
				"partial_message", "true", "partial_id", id, "partial_ordinal", String.valueOf(ordinal), "partial_last",
				String.valueOf(isLast));
	}

	/**
	 * Return a message in mode Message.
	 */
	public static byte[] message(String tag, String logger, String message, String chunk) {
		return bytes((writer, target) -> {
			writer.array((chunk != null) ? 4 : 3);
			writer.text(tag);
			timeAndRecord(writer, logger, message);
			options(writer, chunk, null);
		});
	}

	/**
	 * Return a message in mode Forward.
	 */
	public static byte[] forward(String tag, int count, byte[] entries, String chunk) {
		return bytes((writer, target) -> {
			writer.array((chunk != null) ? 3 : 2);
			writer.text(tag);
			writer.array(count);
			target.append(entries);
			options(writer, chunk, null);
		});
	}

	/**
	 * Return a message in mode PackedForward.
	 */
	public static byte[] packed(String tag, byte[] entries, String chunk) {
		return bytes((writer, target) -> {
			writer.array((chunk != null) ? 3 : 2);
			writer.text(tag);
			writer.binary(entries.length);
			target.append(entries);
			options(writer, chunk, null);
		});
	}

	/**
	 * Return a message in mode CompressedPackedForward.
	 */
	public static byte[] compressed(String tag, byte[] compressedEntries, String method, String chunk) {
		return bytes((writer, target) -> {
			writer.array(3);
			writer.text(tag);
			writer.binary(compressedEntries.length);
			target.append(compressedEntries);
			options(writer, chunk, method);
		});
	}

	public static byte[] gzip(byte[] bytes) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.toByteArray();
	}

	/**
	 * Return the acknowledgement of a chunk.
	 */
	public static byte[] ack(String chunk) {
		return bytes((writer, target) -> {
			writer.map(1);
			writer.text("ack");
			writer.text(chunk);
		});
	}

	public static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	public static byte[] join(byte[]... parts) {
		return join(Arrays.asList(parts));
	}

	public static byte[] join(List<byte[]> parts) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		parts.forEach(joined::writeBytes);
		return joined.toByteArray();
	}

	private static void timeAndRecord(MessagePackWriter writer, String logger, String message) {
		writer.integer(TIME);
		writer.map(2);
		writer.text("message");
		writer.text(message);
		writer.text("logger");
		writer.text(logger);
	}

	private static void options(MessagePackWriter writer, String chunk, String method) {
		if (chunk == null && method == null) {
			return;
		}
		writer.map(1 + ((chunk != null) ? 1 : 0) + ((method != null) ? 1 : 0));
		writer.text("size");
		writer.integer(1);
		if (chunk != null) {
			writer.text("chunk");
			writer.text(chunk);
		}
		if (method != null) {
			writer.text("compressed");
			writer.text(method);
		}
	}

	private static byte[] bytes(Body body) {
		LineBuffer target = LineBuffer.raw();
		body.write(new MessagePackWriter(target), target);
		return Arrays.copyOf(target.array(), target.length());
	}

	private interface Body {

		void write(MessagePackWriter writer, LineBuffer target);

	}

}
