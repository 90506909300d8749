package id.projectwise.listener.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import id.projectwise.listener.codec.ForwardFrameDecoder;
import id.projectwise.listener.codec.FrameCutter;
import id.projectwise.listener.codec.JsonRecordDecoder;
import id.projectwise.listener.codec.PickleRecordDecoder;
import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.codec.ProtocolDetector;
import id.projectwise.listener.codec.RecordDecoder;
import id.projectwise.listener.codec.SyslogRecordDecoder;
import id.projectwise.listener.codec.UnknownProtocolException;
import id.projectwise.listener.codec.WorkArray;
import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;

/**
 * The bytes of a connection mean the same in pieces as in one: protocol, frames, records
 * and how it ends.
 */
final class ConnectionTarget {

	/** A frame, and all that may be held for one that is not whole. */
	private static final int MAX_LENGTH = 2048;

	private static final int MAX_FORWARD = 16 * 1024;

	private static final Map<Protocol, RecordDecoder> DECODERS = new EnumMap<>(Protocol.class);

	static {
		DECODERS.put(Protocol.PICKLE, new PickleRecordDecoder(DecoderTarget.SETTINGS));
		DECODERS.put(Protocol.JSON, new JsonRecordDecoder(DecoderTarget.SETTINGS));
		DECODERS.put(Protocol.SYSLOG, new SyslogRecordDecoder(DecoderTarget.SETTINGS));
		DECODERS.put(Protocol.SYSLOG_COUNTED, new SyslogRecordDecoder(DecoderTarget.SETTINGS));
	}

	private ConnectionTarget() {
	}

	static void run(byte[] data) {
		List<String> whole = receive(data, Math.max(1, data.length));
		int piece = 1 + (Arrays.hashCode(data) & 0x1F);
		List<String> pieces = receive(data, piece);
		if (!whole.equals(pieces)) {
			throw new AssertionError("In one " + whole + ", in pieces of " + piece + " " + pieces);
		}
	}

	private static List<String> receive(byte[] data, int piece) {
		List<String> events = new ArrayList<>();
		EmbeddedChannel channel = new EmbeddedChannel();
		channel.pipeline().addLast(new ProtocolDetector((protocol) -> install(protocol, channel, events)));
		try {
			for (int start = 0; start < data.length; start += piece) {
				channel.writeInbound(Unpooled.copiedBuffer(data, start, Math.min(piece, data.length - start)));
			}
			Frames frames = channel.pipeline().get(Frames.class);
			if (frames != null) {
				frames.end();
			}
		}
		catch (Exception ex) {
			if (!(ex instanceof ProtocolException) && !(ex instanceof UnknownProtocolException)) {
				throw new AssertionError(ex);
			}
			// How long it is may not be known at once.
			events.add("closed");
		}
		finally {
			for (ByteBuf message = channel.readInbound(); message != null; message = channel.readInbound()) {
				events.add(ByteBufUtil.hexDump(message));
				message.release();
			}
			channel.finishAndReleaseAll();
		}
		return events;
	}

	private static boolean install(Protocol protocol, EmbeddedChannel channel, List<String> events) {
		events.add(protocol.name());
		switch (protocol) {
			case FORWARD -> channel.pipeline().addLast(new ForwardFrameDecoder(MAX_FORWARD, () -> true));
			case PICKLE, JSON, SYSLOG, SYSLOG_COUNTED -> channel.pipeline().addLast(new Frames(protocol, events));
			case TLS -> {
				return false;
			}
		}
		return true;
	}

	/** Does with frames what the server does. */
	private static final class Frames extends ChannelInboundHandlerAdapter {

		private final RecordDecoder decoder;

		private final FrameCutter frames;

		private final List<String> events;

		Frames(Protocol protocol, List<String> events) {
			this.decoder = DECODERS.get(protocol);
			this.frames = FrameCutter.of(protocol, MAX_LENGTH, MAX_FORWARD, new WorkArray());
			this.events = events;
		}

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) throws ProtocolException {
			ByteBuf piece = (ByteBuf) message;
			try {
				take(piece);
			}
			finally {
				piece.release();
			}
		}

		void end() throws ProtocolException {
			this.frames.endInput();
			take(Unpooled.EMPTY_BUFFER);
		}

		private void take(ByteBuf piece) throws ProtocolException {
			this.frames.open(piece);
			boolean isFailed = true;
			try {
				for (FrameCutter.Cut cut = this.frames.next(); cut != FrameCutter.Cut.NOTHING; cut = this.frames
					.next()) {
					this.events.add((cut == FrameCutter.Cut.TOO_LONG) ? "too long" : DecoderTarget.decode(this.decoder,
							this.frames.bytes(), this.frames.offset(), (int) this.frames.length()));
				}
				isFailed = false;
			}
			finally {
				if (isFailed) {
					this.frames.discard();
				}
				this.frames.close();
			}
			if (this.frames.heldBytes() > 2 * (MAX_LENGTH + 16)) {
				throw new AssertionError("Holds " + this.frames.heldBytes() + " bytes");
			}
		}

	}

}
