package id.projectwise.listener.codec;

import java.util.ArrayList;
import java.util.List;

import id.projectwise.listener.ForwardBytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProtocolDetectorTests {

	private final List<Protocol> detected = new ArrayList<>();

	private boolean isServed = true;

	private final EmbeddedChannel channel = new EmbeddedChannel(new ProtocolDetector((protocol) -> {
		this.detected.add(protocol);
		return this.isServed;
	}));

	@ParameterizedTest
	@CsvSource({ "0x92, FORWARD", "0x93, FORWARD", "0x94, FORWARD", "0xDC, FORWARD", "0xDD, FORWARD", "0x00, PICKLE",
			"0x01, PICKLE", "0x7B, JSON" })
	void knowsProtocolsByTheirFirstByteEvenIfItComesAlone(int first, Protocol protocol) {
		write(first);
		assertThat(this.detected).containsExactly(protocol);
		assertThat(read()).containsExactly(first);
	}

	@ParameterizedTest
	@CsvSource({ "0x16, 0x03, TLS", "'0x3C', '0x31', SYSLOG", "0x3C, 0x30, SYSLOG", "0x31, 0x30, SYSLOG_COUNTED",
			"0x39, 0x20, SYSLOG_COUNTED" })
	void knowsProtocolsByTheirFirstTwoBytes(int first, int second, Protocol protocol) {
		write(first, second, 'x');
		assertThat(this.detected).containsExactly(protocol);
		assertThat(read()).containsExactly(first, second, 'x');
	}

	@ParameterizedTest
	@CsvSource({ "0x16, 0x03, TLS", "0x3C, 0x31, SYSLOG", "0x31, 0x30, SYSLOG_COUNTED" })
	void waitsForTheSecondByteAndConsumesNothing(int first, int second, Protocol protocol) {
		write(first);
		assertThat(this.detected).isEmpty();
		assertThat(this.channel.<ByteBuf>readInbound()).isNull();
		write(second, 'x');
		write('y');
		assertThat(this.detected).containsExactly(protocol);
		assertThat(read()).containsExactly(first, second, 'x');
		assertThat(read()).containsExactly('y');
	}

	@Test
	void looksOnlyOnce() {
		write(0x92);
		write('x', 'y');
		assertThat(read()).containsExactly(0x92);
		assertThat(read()).containsExactly('x', 'y');
		assertThat(this.detected).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x02, 'G', '0', '[', ' ', '\n', 0x80, 0x90, 0x91, 0x95, 0xC0, 0xDE, 0xFF })
	void refusesOtherFirstBytes(int first) {
		ByteBuf piece = Unpooled.wrappedBuffer(ForwardBytes.bytes(first, 1));
		assertThatExceptionOfType(UnknownProtocolException.class).isThrownBy(() -> this.channel.writeInbound(piece))
			.withMessageContaining("First byte is 0x%02X".formatted(first))
			.withMessageContaining("0x92 to 0x94, 0xDC or 0xDD for Fluent Forward")
			.withMessageContaining("'{' for JSON");
		assertThat(piece.refCnt()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "0x16, 0x02", "0x3C, 0x68", "0x31, 0x78", "0x35, 0x0A" })
	void refusesOtherSecondBytesWheneverTheyCome(int first, int second) {
		write(first);
		ByteBuf piece = Unpooled.wrappedBuffer(ForwardBytes.bytes(second, 1));
		assertThatExceptionOfType(UnknownProtocolException.class).isThrownBy(() -> this.channel.writeInbound(piece))
			.withMessageContaining("First bytes are 0x%02X 0x%02X".formatted(first, second));
		assertThat(piece.refCnt()).isZero();
	}

	@Test
	void refusesWhatIsNotServed() {
		this.isServed = false;
		ByteBuf piece = Unpooled.wrappedBuffer(ForwardBytes.bytes(0x16, 3, 1));
		assertThatExceptionOfType(UnknownProtocolException.class).isThrownBy(() -> this.channel.writeInbound(piece))
			.withMessage("TLS is not set up here");
		assertThat(piece.refCnt()).isZero();
	}

	@Test
	void discardsWhatFollowsOtherBytes() {
		assertThatExceptionOfType(UnknownProtocolException.class).isThrownBy(() -> write(0xFF));
		ByteBuf piece = Unpooled.wrappedBuffer(ForwardBytes.bytes(0x92, 1));
		this.channel.writeInbound(piece);
		assertThat(piece.refCnt()).isZero();
		assertThat(this.detected).isEmpty();
	}

	private void write(int... bytes) {
		this.channel.writeInbound(Unpooled.wrappedBuffer(ForwardBytes.bytes(bytes)));
	}

	private int[] read() {
		ByteBuf piece = this.channel.readInbound();
		byte[] bytes = ByteBufUtil.getBytes(piece);
		piece.release();
		int[] values = new int[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			values[i] = bytes[i] & 0xFF;
		}
		return values;
	}

}
