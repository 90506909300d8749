package id.projectwise.benchmarks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.ChunkId;
import id.projectwise.logging.protocol.MessagePackReader;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the {@link Sink} that speaks Fluent Forward in its
 * {@code PackedForward} mode. Counts the entries itself, because the {@code size} of some
 * senders is a number of bytes.
 */
final class ForwardSink {

	private final DataInputStream in;

	private final OutputStream out;

	private final Sink sink;

	private final NumberScanner scanner;

	private byte[] entries = new byte[1024 * 1024];

	ForwardSink(DataInputStream in, OutputStream out, Sink sink) {
		this.in = in;
		this.out = out;
		this.sink = sink;
		this.scanner = sink.scanner();
	}

	/**
	 * Serve the connection until it ends.
	 * @throws IOException if it ends
	 */
	void run() throws IOException {
		while (true) {
			int elements = this.in.readUnsignedByte() & 0x0F;
			this.in.skipNBytes(readLength());
			int length = readLength();
			if (length > this.entries.length) {
				this.entries = new byte[2 * length];
			}
			this.in.readFully(this.entries, 0, length);
			String chunk = (elements > 2) ? readChunk() : null;
			this.sink.count(records(length), this.entries, length, this.scanner);
			if (chunk != null) {
				answer(chunk);
			}
		}
	}

	private int records(int length) throws IOException {
		MessagePackReader reader = new MessagePackReader(this.entries, 0, length);
		int records = 0;
		while (reader.hasRemaining()) {
			reader.skip();
			records++;
		}
		return records;
	}

	private @Nullable String readChunk() throws IOException {
		String chunk = null;
		for (int pairs = this.in.readUnsignedByte() & 0x0F; pairs > 0; pairs--) {
			switch (readText()) {
				case "chunk" -> chunk = readText();
				case "size" -> skipInteger();
				default -> readText();
			}
		}
		return chunk;
	}

	private void skipInteger() throws IOException {
		int first = this.in.readUnsignedByte();
		if (first >= 0xCC && first <= 0xD3) {
			this.in.skipNBytes(1L << (first & 3));
		}
	}

	private String readText() throws IOException {
		return new String(this.in.readNBytes(readLength()), StandardCharsets.UTF_8);
	}

	/** Of text or of a binary value. */
	private int readLength() throws IOException {
		int first = this.in.readUnsignedByte();
		return switch (first) {
			case 0xC4, 0xD9 -> this.in.readUnsignedByte();
			case 0xC5, 0xDA -> this.in.readUnsignedShort();
			case 0xC6, 0xDB -> this.in.readInt();
			default -> first & 0x1F;
		};
	}

	private void answer(String chunk) throws IOException {
		LineBuffer answer = LineBuffer.raw();
		new Ack(chunk, mark(ChunkId.parse(chunk))).write(answer);
		this.out.write(answer.array(), 0, answer.length());
	}

	private @Nullable Long mark(@Nullable ChunkId id) {
		if (id == null) {
			return null;
		}
		return switch (id.kind()) {
			case QUESTION -> this.sink.marks().getOrDefault(id.stream(), -1L);
			case DATA -> {
				this.sink.marks().put(id.stream(), id.to());
				yield null;
			}
			case END -> {
				this.sink.marks().remove(id.stream());
				yield null;
			}
		};
	}

}
