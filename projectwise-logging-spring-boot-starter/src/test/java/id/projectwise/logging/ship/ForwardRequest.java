package id.projectwise.logging.ship;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A message as a receiver reads it, by a reader of its own that knows no more of
 * MessagePack than such a message needs.
 *
 * @param tag its tag
 * @param entries its entries, decompressed
 * @param chunk its chunk id
 * @param size the number of its entries
 * @param compressed whether it was compressed
 */
record ForwardRequest(String tag, byte[] entries, String chunk, int size, boolean compressed) {

	static ForwardRequest read(DataInputStream in) throws IOException {
		expect(in.readUnsignedByte() == 0x93, "an array of three");
		String tag = (String) value(in);
		byte[] entries = (byte[]) value(in);
		Map<?, ?> options = (Map<?, ?>) value(in);
		boolean compressed = "gzip".equals(options.get("compressed"));
		if (compressed) {
			try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(entries))) {
				entries = plain.readAllBytes();
			}
		}
		return new ForwardRequest(tag, entries, (String) options.get("chunk"), (Integer) options.get("size"),
				compressed);
	}

	String text() {
		return new String(this.entries, StandardCharsets.UTF_8);
	}

	private static Object value(DataInputStream in) throws IOException {
		int code = in.readUnsignedByte();
		return switch (code) {
			case 0xC4 -> in.readNBytes(in.readUnsignedByte());
			case 0xC5 -> in.readNBytes(in.readUnsignedShort());
			case 0xC6 -> in.readNBytes(in.readInt());
			case 0xCC -> in.readUnsignedByte();
			case 0xCD -> in.readUnsignedShort();
			case 0xCE -> in.readInt();
			case 0xD9 -> text(in, in.readUnsignedByte());
			case 0xDA -> text(in, in.readUnsignedShort());
			default -> shortValue(in, code);
		};
	}

	private static Object shortValue(DataInputStream in, int code) throws IOException {
		if (code < 0x80) {
			return code;
		}
		if ((code & 0xE0) == 0xA0) {
			return text(in, code & 0x1F);
		}
		expect((code & 0xF0) == 0x80, "a map, got " + code);
		Map<Object, Object> map = new HashMap<>();
		for (int pairs = code & 0x0F; pairs > 0; pairs--) {
			Object key = value(in);
			map.put(key, value(in));
		}
		return map;
	}

	private static String text(DataInputStream in, int length) throws IOException {
		return new String(in.readNBytes(length), StandardCharsets.UTF_8);
	}

	private static void expect(boolean found, String what) throws IOException {
		if (!found) {
			throw new IOException("Expected " + what);
		}
	}

}
