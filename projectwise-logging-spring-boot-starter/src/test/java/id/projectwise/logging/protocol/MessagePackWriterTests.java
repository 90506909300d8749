package id.projectwise.logging.protocol;

import java.io.IOException;
import java.util.HexFormat;

import id.projectwise.logging.format.LineBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MessagePackWriter}: another library reads what it writes.
 */
class MessagePackWriterTests {

	private final LineBuffer target = LineBuffer.raw();

	private final MessagePackWriter writer = new MessagePackWriter(this.target);

	@ParameterizedTest
	@CsvSource({ "0, 00", "127, 7f", "-1, ff", "-32, e0", "128, cc80", "255, ccff", "256, cd0100", "65535, cdffff",
			"65536, ce00010000", "4294967295, ceffffffff", "4294967296, cf0000000100000000",
			"9223372036854775807, cf7fffffffffffffff", "-33, d0df", "-128, d080", "-129, d1ff7f", "-32768, d18000",
			"-32769, d2ffff7fff", "-2147483648, d280000000", "-2147483649, d3ffffffff7fffffff",
			"-9223372036854775808, d38000000000000000" })
	void writesWholeNumbersInTheirShortestForm(long number, String bytes) throws IOException {
		this.writer.integer(number);
		assertThat(HexFormat.of().formatHex(this.target.array(), 0, this.target.length())).isEqualTo(bytes);
		assertThat(unpacker().unpackLong()).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 31, 255, 256, 65_535, 65_536, 1_000_000 })
	void writesTextOfAnyLength(int length) throws IOException {
		this.target.append((byte) 7);
		this.writer.text("x".repeat(length));
		this.writer.nil();
		MessageUnpacker unpacker = unpacker();
		assertThat(unpacker.unpackInt()).isEqualTo(7);
		assertThat(unpacker.unpackString()).isEqualTo("x".repeat(length));
		unpacker.unpackNil();
		assertThat(unpacker.hasNext()).isFalse();
	}

	@Test
	void writesTextAsItIs() throws IOException {
		String text = "Zoë \u0000\r\n\t\u001b[31m \u2028 \uD83D\uDE00 \\ \"";
		this.writer.text(text);
		assertThat(unpacker().unpackString()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 15, 16, 65_535, 65_536 })
	void writesArraysAndMapsOfAnySize(int size) throws IOException {
		this.writer.array(size);
		this.writer.map(size);
		int start = this.writer.beginMap();
		this.writer.endMap(start, size);
		MessageUnpacker unpacker = unpacker();
		assertThat(unpacker.unpackArrayHeader()).isEqualTo(size);
		assertThat(unpacker.unpackMapHeader()).isEqualTo(size);
		assertThat(unpacker.unpackMapHeader()).isEqualTo(size);
	}

	@Test
	void writesStartOfBinaryValue() throws IOException {
		this.writer.binary(70_000);
		assertThat(unpacker().unpackBinaryHeader()).isEqualTo(70_000);
	}

	@Test
	void writesConstantInItsShortestForm() {
		assertThat(MessagePackWriter.constant("ack")).containsExactly(0xA3, 'a', 'c', 'k');
	}

	@Test
	void refusesBufferThatWouldEscape() {
		assertThatIllegalArgumentException().isThrownBy(() -> new MessagePackWriter(new LineBuffer()))
			.withMessage("target: a buffer that escapes text (expected: LineBuffer.raw())");
	}

	private MessageUnpacker unpacker() {
		return MessagePack.newDefaultUnpacker(this.target.array(), 0, this.target.length());
	}

}
