package id.projectwise.listener.fuzz;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import id.projectwise.listener.codec.Compression;
import id.projectwise.listener.codec.ForwardFrameDecoder;
import id.projectwise.listener.codec.ForwardRequest;
import id.projectwise.logging.protocol.EntryNames;
import id.projectwise.logging.protocol.EntryReader;
import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;

/**
 * Fluent Forward, from the bytes of a connection to records: the same in pieces as in
 * one, in bounded memory, and with no exception but the protocol's.
 */
final class ForwardTarget {

	private static final int MAX_MESSAGE = 64 * 1024;

	private static final EntryReader READER = new EntryReader(new EntryNames(),
			Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	private ForwardTarget() {
	}

	static void run(byte[] data) {
		List<byte[]> messages = new ArrayList<>();
		String failure = cut(data, Math.max(1, data.length), messages);
		List<byte[]> again = new ArrayList<>();
		int piece = 1 + (Arrays.hashCode(data) & 0x1F);
		if (!cut(data, piece, again).equals(failure) || !Arrays.deepEquals(messages.toArray(), again.toArray())) {
			throw new AssertionError("Other messages in pieces of " + piece);
		}
		messages.forEach(ForwardTarget::read);
	}

	private static String cut(byte[] data, int piece, List<byte[]> messages) {
		ForwardFrameDecoder decoder = new ForwardFrameDecoder(MAX_MESSAGE, () -> true);
		EmbeddedChannel channel = new EmbeddedChannel(decoder);
		try {
			for (int start = 0; start < data.length; start += piece) {
				channel.writeInbound(Unpooled.copiedBuffer(data, start, Math.min(piece, data.length - start)));
				if (decoder.heldBytes() > 2 * data.length + 1024) {
					throw new AssertionError("Holds " + decoder.heldBytes() + " bytes of " + data.length);
				}
			}
			return "";
		}
		catch (Exception ex) {
			if (ex instanceof ProtocolException) {
				return ex.getMessage();
			}
			throw new AssertionError(ex);
		}
		finally {
			for (ByteBuf message = channel.readInbound(); message != null; message = channel.readInbound()) {
				messages.add(ByteBufUtil.getBytes(message));
				message.release();
			}
			channel.finishAndReleaseAll();
		}
	}

	private static void read(byte[] message) {
		try {
			ForwardRequest request = ForwardRequest.read(message, 0, message.length);
			if (request.compression() == Compression.NONE) {
				readEntries(request.tag(), request.bytes(), request.offset(), request.length());
				return;
			}
			ByteBuf expanded = request.compression()
				.expand(request.bytes(), request.offset(), request.length(), MAX_MESSAGE,
						UnpooledByteBufAllocator.DEFAULT);
			if (expanded.readableBytes() > MAX_MESSAGE) {
				throw new AssertionError("Expanded to " + expanded.readableBytes() + " bytes");
			}
			readEntries(request.tag(), expanded.array(), expanded.arrayOffset(), expanded.readableBytes());
			expanded.release();
		}
		catch (ProtocolException ex) {
			return;
		}
	}

	private static void readEntries(String tag, byte[] bytes, int offset, int length) {
		READER.open(bytes, offset, length, tag, "peer");
		int malformed = 0;
		boolean hasNext = true;
		while (hasNext && malformed < 100) {
			try {
				hasNext = READER.next();
				if (hasNext) {
					RecordText.of(READER.record());
					READER.record().piece();
				}
			}
			catch (ProtocolException ex) {
				malformed++;
			}
		}
	}

}
