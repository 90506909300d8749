package id.projectwise.listener.codec;

import java.util.ArrayList;
import java.util.List;

import id.projectwise.listener.ForwardBytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProtocolDetectorTests {

	private final List<Protocol> detected = new ArrayList<>();

	private final EmbeddedChannel channel = new EmbeddedChannel(new ProtocolDetector(this.detected::add));

	@ParameterizedTest
	@ValueSource(ints = { 0x92, 0x93, 0x94, 0xDC, 0xDD })
	void knowsForwardByItsArray(int first) {
		this.channel.writeInbound(Unpooled.wrappedBuffer(ForwardBytes.bytes(first, 1)));
		assertThat(this.detected).containsExactly(Protocol.FORWARD);
	}

	@Test
	void consumesNothingAndLooksOnlyOnce() {
		this.channel.writeInbound(Unpooled.wrappedBuffer(ForwardBytes.bytes(0x92)));
		this.channel.writeInbound(Unpooled.wrappedBuffer(ForwardBytes.bytes('x', 'y')));
		ByteBuf first = this.channel.readInbound();
		ByteBuf second = this.channel.readInbound();
		assertThat(first.readableBytes()).isOne();
		assertThat(second.readableBytes()).isEqualTo(2);
		assertThat(this.detected).hasSize(1);
		first.release();
		second.release();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x00, 'G', '{', '<', 0x16, 0x80, 0x90, 0x91, 0x95, 0xC0, 0xDE, 0xFF })
	void refusesOtherBytes(int first) {
		ByteBuf piece = Unpooled.wrappedBuffer(ForwardBytes.bytes(first, 1));
		assertThatExceptionOfType(UnknownProtocolException.class).isThrownBy(() -> this.channel.writeInbound(piece))
			.withMessageContaining("0x%02X".formatted(first))
			.withMessageContaining("Fluent Forward");
		assertThat(piece.refCnt()).isZero();
	}

	@Test
	void discardsWhatFollowsOtherBytes() {
		assertThatExceptionOfType(UnknownProtocolException.class)
			.isThrownBy(() -> this.channel.writeInbound(Unpooled.wrappedBuffer(ForwardBytes.bytes(0))));
		ByteBuf piece = Unpooled.wrappedBuffer(ForwardBytes.bytes(0x92, 1));
		this.channel.writeInbound(piece);
		assertThat(piece.refCnt()).isZero();
		assertThat(this.detected).isEmpty();
	}

}
