package id.projectwise.logging.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/**
 * Entries as other senders make them, by another library.
 */
final class Packed {

	static final Instant NOW = Instant.parse("2025-08-31T12:00:00.250Z");

	private Packed() {
	}

	/**
	 * Something only {@link MessageBufferPacker} can write.
	 */
	@FunctionalInterface
	interface Part {

		void pack(MessageBufferPacker packer) throws IOException;

	}

	/**
	 * Pack a value: a map whose order counts, a list, an array of bytes, a part, or a
	 * scalar.
	 */
	static byte[] bytes(@Nullable Object value) {
		try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
			pack(value, packer);
			return packer.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void pack(@Nullable Object value, MessageBufferPacker packer) throws IOException {
		if (value instanceof Map<?, ?> map) {
			packer.packMapHeader(map.size());
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				pack(entry.getKey(), packer);
				pack(entry.getValue(), packer);
			}
		}
		else if (value instanceof List<?> list) {
			packer.packArrayHeader(list.size());
			for (Object element : list) {
				pack(element, packer);
			}
		}
		else if (value instanceof byte[] bytes) {
			packer.packBinaryHeader(bytes.length).addPayload(bytes);
		}
		else if (value instanceof Part part) {
			part.pack(packer);
		}
		else {
			packScalar(value, packer);
		}
	}

	private static void packScalar(@Nullable Object value, MessageBufferPacker packer) throws IOException {
		if (value == null) {
			packer.packNil();
		}
		else if (value instanceof String text) {
			packer.packString(text);
		}
		else if (value instanceof Boolean flag) {
			packer.packBoolean(flag);
		}
		else if (value instanceof Double number) {
			packer.packDouble(number);
		}
		else {
			packer.packLong(((Number) value).longValue());
		}
	}

	/**
	 * A time as Fluent's EventTime.
	 */
	static Part eventTime(long second, int nano) {
		return (packer) -> {
			packer.packExtensionTypeHeader((byte) 0, 8);
			byte[] bytes = new byte[8];
			for (int i = 0; i < 4; i++) {
				bytes[i] = (byte) (second >> 24 - 8 * i);
				bytes[4 + i] = (byte) (nano >> 24 - 8 * i);
			}
			packer.addPayload(bytes);
		};
	}

	static EntryReader reader() {
		return new EntryReader(new EntryNames(), Clock.fixed(NOW, ZoneOffset.UTC));
	}

	/**
	 * Read the only entry of a batch.
	 */
	static ReceivedRecord read(@Nullable Object time, Object fields) throws IOException {
		byte[] bytes = bytes((Part) (packer) -> {
			packer.packArrayHeader(2);
			pack(time, packer);
			pack(fields, packer);
		});
		EntryReader reader = reader();
		reader.open(bytes, 0, bytes.length, "docker.web", "");
		if (!reader.next()) {
			throw new AssertionError("Expected an entry");
		}
		return reader.record();
	}

}
