package id.projectwise.listener.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ForwardFrameDecoderTests {

	private static final int MAX_LENGTH = 1 << 20;

	private boolean isWanted = true;

	private final ForwardFrameDecoder decoder = new ForwardFrameDecoder(MAX_LENGTH, () -> this.isWanted);

	private final EmbeddedChannel channel = new EmbeddedChannel(this.decoder);

	@AfterEach
	void leavesNothing() {
		assertThat(this.channel.finishAndReleaseAll()).isFalse();
	}

	@Test
	void findsMessagesOfAllModesInPiecesOfEverySize() {
		byte[] entries = ForwardBytes.entries("a.b", "text", 20);
		List<byte[]> messages = List.of(ForwardBytes.packed("t", entries, "c1"),
				ForwardBytes.message("tag", "a", "one", null), ForwardBytes.forward("t", 20, entries, "c2"),
				ForwardBytes.compressed("t", ForwardBytes.gzip(entries), "gzip", null),
				ForwardBytes.message("tag", "a", "one", "c3"));
		byte[] all = ForwardBytes.join(messages);
		for (int size = 1; size <= all.length; size++) {
			write(all, size);
			for (byte[] message : messages) {
				assertThat(readFrame()).as("pieces of %d", size).isEqualTo(message);
			}
			assertThat(readFrame()).isNull();
			assertThat(this.decoder.heldBytes()).isZero();
		}
	}

	@Test
	void findsValuesOfEveryType() {
		List<byte[]> values = new ArrayList<>();
		for (int first = 0; first < 256; first++) {
			if (first != 0xC1) {
				values.add(value(first));
			}
		}
		byte[] message = ForwardBytes.join(ForwardBytes.bytes(0xDC, 0, 255), ForwardBytes.join(values));
		write(ForwardBytes.join(message, message), 7);
		assertThat(readFrame()).isEqualTo(message);
		assertThat(readFrame()).isEqualTo(message);
	}

	@Test
	void findsMessagesInOnePiece() {
		byte[] message = ForwardBytes.message("tag", "a", "one", null);
		write(ForwardBytes.join(message, message, message), 4096);
		assertThat(readFrame()).isEqualTo(message);
		assertThat(readFrame()).isEqualTo(message);
		assertThat(readFrame()).isEqualTo(message);
	}

	@Test
	void skipsHeartbeatsBetweenMessages() {
		byte[] message = ForwardBytes.message("tag", "a", "one", null);
		write(ForwardBytes.join(message, ForwardBytes.bytes(0xC0, 0xC0), message), 3);
		assertThat(readFrame()).isEqualTo(message);
		assertThat(readFrame()).isEqualTo(message);
	}

	@Test
	void readsLargeMessageInManyPiecesWithTwiceItsMemoryAtMost() {
		byte[] message = ForwardBytes.packed("t", new byte[MAX_LENGTH - 100], null);
		for (int from = 0; from < message.length; from += 1000) {
			int to = Math.min(message.length, from + 1000);
			this.channel.writeInbound(Unpooled.copiedBuffer(message, from, to - from));
			assertThat(this.decoder.heldBytes()).isLessThanOrEqualTo(Math.max(2 * to, 4096));
		}
		assertThat(Arrays.equals(readFrame(), message)).isTrue();
	}

	@Test
	void doesNotReserveWhatIsOnlyAnnounced() {
		this.channel.writeInbound(Unpooled.wrappedBuffer(ForwardBytes.bytes(0x92, 0xA1, 't', 0xC6, 0, 0x0F, 0, 0)));
		assertThat(this.decoder.heldBytes()).isBetween(1, 4096);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xC6, 0xDB, 0xDD, 0xDF, 0xC9 })
	void refusesLengthsBeyondTheLimitAsSoonAsTheyAreRead(int first) {
		byte[] lie = ForwardBytes.bytes(0x92, 0xA1, 't', first, 0x7F, 0xFF, 0xFF, 0xFF);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> write(lie, lie.length))
			.withMessageContaining("at least")
			.withMessageContaining("at most " + MAX_LENGTH);
		assertThat(this.decoder.heldBytes()).isZero();
	}

	@Test
	void refusesMessageThatIsOneByteTooLong() {
		byte[] longest = ForwardBytes.packed("t", new byte[MAX_LENGTH - 10], null);
		assertThat(longest.length).isEqualTo(MAX_LENGTH);
		write(longest, 65536);
		assertThat(Arrays.equals(readFrame(), longest)).isTrue();
		byte[] tooLong = ForwardBytes.packed("t", new byte[MAX_LENGTH - 9], null);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> write(tooLong, 65536))
			.withMessageContaining("at least " + (MAX_LENGTH + 1) + " bytes");
	}

	@Test
	void refusesMessageThatNests() {
		byte[] deep = new byte[MAX_LENGTH + 1];
		Arrays.fill(deep, (byte) 0x91);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> write(deep, 65536));
		assertThat(this.decoder.heldBytes()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x00, 0x80, 0xA1, 0xC1, 0xC6, 0xDE, 'G', 0xFF })
	void refusesWhatIsNoArray(int first) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> write(ForwardBytes.bytes(first), 1))
			.withMessageContaining("0x%02X".formatted(first));
	}

	@Test
	void refusesTheTypeThatDoesNotExist() {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> write(ForwardBytes.bytes(0x92, 0xC1, 0xC1), 3));
	}

	@Test
	void discardsEverythingAfterMalformedInput() {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> write(ForwardBytes.bytes(0), 1));
		write(ForwardBytes.message("tag", "a", "one", null), 10);
		assertThat(readFrame()).isNull();
	}

	@Test
	void releasesUnfinishedMessageWhenConnectionEnds() {
		write(ForwardBytes.bytes(0x92, 0xA1), 1);
		assertThat(this.decoder.heldBytes()).isPositive();
		this.channel.close();
		assertThat(this.decoder.heldBytes()).isZero();
	}

	@Test
	void keepsWhatArrivesWhileNoMessageIsWantedAndItsOrder() {
		List<byte[]> messages = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			messages.add(ForwardBytes.message("tag", "a", "message " + i, null));
		}
		byte[] all = ForwardBytes.join(messages);
		for (int size = 1; size <= all.length; size += 7) {
			this.isWanted = false;
			write(all, size);
			assertThat(readFrame()).isNull();
			assertThat(this.decoder.isWaiting()).isTrue();
			assertThat(this.decoder.heldBytes()).isGreaterThanOrEqualTo(all.length);
			this.isWanted = true;
			this.decoder.goOn(this.channel.pipeline().context(this.decoder));
			assertThat(this.decoder.isWaiting()).isFalse();
			for (byte[] message : messages) {
				assertThat(readFrame()).as("pieces of %d", size).isEqualTo(message);
			}
			assertThat(this.decoder.heldBytes()).isZero();
		}
	}

	@Test
	void stopsWithinAPieceAsSoonAsNoMessageIsWanted() {
		this.channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {

			@Override
			public void channelRead(ChannelHandlerContext context, Object message) {
				ForwardFrameDecoderTests.this.isWanted = false;
				context.fireChannelRead(message);
			}

		});
		byte[] message = ForwardBytes.message("tag", "a", "one", null);
		write(ForwardBytes.join(message, message, message), 4096);
		for (int i = 0; i < 3; i++) {
			assertThat(readFrame()).isEqualTo(message);
			assertThat(readFrame()).isNull();
			this.isWanted = true;
			this.decoder.goOn(this.channel.pipeline().context(this.decoder));
		}
		assertThat(this.decoder.isWaiting()).isFalse();
	}

	@Test
	void tellsTheNextHandlersWhatIsWrongInWhatWaited() {
		this.isWanted = false;
		write(ForwardBytes.bytes(0), 1);
		this.isWanted = true;
		this.decoder.goOn(this.channel.pipeline().context(this.decoder));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(this.channel::checkException)
			.withMessageContaining("0x00");
		assertThat(this.decoder.isWaiting()).isFalse();
	}

	@Test
	void releasesWhatWaitsWhenConnectionEnds() {
		this.isWanted = false;
		write(ForwardBytes.message("tag", "a", "one", null), 5);
		this.channel.close();
		assertThat(this.decoder.heldBytes()).isZero();
	}

	private void write(byte[] bytes, int size) {
		for (int from = 0; from < bytes.length; from += size) {
			int count = Math.min(size, bytes.length - from);
			ByteBuf piece = this.channel.alloc().directBuffer(count).writeBytes(bytes, from, count);
			try {
				this.channel.writeInbound(piece);
			}
			finally {
				assertThat(piece.refCnt()).isZero();
			}
		}
	}

	private byte[] readFrame() {
		ByteBuf frame = this.channel.readInbound();
		if (frame == null) {
			return null;
		}
		assertThat(frame.hasArray()).isTrue();
		byte[] bytes = ByteBufUtil.getBytes(frame);
		frame.release();
		return bytes;
	}

	/** Return the smallest value with a first byte that has content where it can. */
	private static byte[] value(int first) {
		return switch (first) {
			case 0xC4, 0xD9 -> ForwardBytes.bytes(first, 2, 1, 1);
			case 0xC5, 0xDA -> ForwardBytes.bytes(first, 0, 2, 1, 1);
			case 0xC6, 0xDB -> ForwardBytes.bytes(first, 0, 0, 0, 2, 1, 1);
			case 0xC7 -> ForwardBytes.bytes(first, 2, 9, 1, 1);
			case 0xC8 -> ForwardBytes.bytes(first, 0, 2, 9, 1, 1);
			case 0xC9 -> ForwardBytes.bytes(first, 0, 0, 0, 2, 9, 1, 1);
			case 0xDC -> ForwardBytes.bytes(first, 0, 1, 5);
			case 0xDD -> ForwardBytes.bytes(first, 0, 0, 0, 1, 5);
			case 0xDE -> ForwardBytes.bytes(first, 0, 1, 5, 5);
			case 0xDF -> ForwardBytes.bytes(first, 0, 0, 0, 1, 5, 5);
			default -> fixed(first);
		};
	}

	private static byte[] fixed(int first) {
		int body = switch (first) {
			case 0xCC, 0xD0 -> 1;
			case 0xCD, 0xD1, 0xD4 -> 2;
			case 0xD5 -> 3;
			case 0xCA, 0xCE, 0xD2 -> 4;
			case 0xD6 -> 5;
			case 0xCB, 0xCF, 0xD3 -> 8;
			case 0xD7 -> 9;
			case 0xD8 -> 17;
			default -> (first < 0x80 || first >= 0xC0) ? 0
					: (first < 0x90) ? 2 * (first & 0xF) : (first < 0xA0) ? first & 0xF : first & 0x1F;
		};
		byte[] value = new byte[1 + body];
		value[0] = (byte) first;
		return value;
	}

}
