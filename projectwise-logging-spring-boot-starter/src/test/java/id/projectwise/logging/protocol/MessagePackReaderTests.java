package id.projectwise.logging.protocol;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link MessagePackReader}: the formats of the specification, and what is not
 * one of them.
 */
class MessagePackReaderTests {

	@ParameterizedTest
	@CsvSource({ "00, 0", "7f, 127", "ff, -1", "e0, -32", "cc80, 128", "ccff, 255", "cd0100, 256", "cdffff, 65535",
			"ce00010000, 65536", "ceffffffff, 4294967295", "cf0000000100000000, 4294967296",
			"cf7fffffffffffffff, 9223372036854775807", "d0df, -33", "d080, -128", "d1ff7f, -129", "d18000, -32768",
			"d2ffff7fff, -32769", "d280000000, -2147483648", "d3ffffffff7fffffff, -2147483649",
			"d38000000000000000, -9223372036854775808", "cd0001, 1", "d30000000000000001, 1" })
	void readsWholeNumbersOfAllSizes(String bytes, long number) throws IOException {
		assertThat(reader(bytes).readInteger()).isEqualTo(number);
	}

	@Test
	void readsWholeNumberBeyondLong() throws IOException {
		MessagePackReader reader = reader("cfffffffffffffffff");
		assertThat(reader.isBeyondLong()).isTrue();
		assertThat(Long.toUnsignedString(reader.readInteger())).isEqualTo("18446744073709551615");
	}

	@Test
	void readsFloatingPointNumbers() throws IOException {
		assertThat(reader("ca3fc00000").readFloat()).isEqualTo(1.5);
		assertThat(reader("cbbff8000000000000").readFloat()).isEqualTo(-1.5);
	}

	@Test
	void readsTrueAndFalse() throws IOException {
		assertThat(reader("c3").readBoolean()).isTrue();
		assertThat(reader("c2").readBoolean()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a26f6b", "d9026f6b", "da00026f6b", "db000000026f6b", "c4026f6b", "c500026f6b",
			"c6000000026f6b" })
	void readsTextInAllForms(String bytes) throws IOException {
		MessagePackReader reader = reader(bytes);
		assertThat(reader.readText()).isEqualTo("ok");
		assertThat(reader.hasRemaining()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "a2c328, \uFFFD(", "a1ff, \uFFFD", "a3eda080, \uFFFD", "a2f09f, \uFFFD" })
	void replacesWhatIsNotText(String bytes, String text) throws IOException {
		assertThat(reader(bytes).readText()).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "93c0c0c0, 3", "dc0003c0c0c0, 3", "dd00000003c0c0c0, 3", "90, 0" })
	void readsArraysOfAllSizes(String bytes, int size) throws IOException {
		assertThat(reader(bytes).readArray()).isEqualTo(size);
	}

	@ParameterizedTest
	@CsvSource({ "81c0c0, 1", "de0001c0c0, 1", "df00000001c0c0, 1", "80, 0" })
	void readsMapsOfAllSizes(String bytes, int size) throws IOException {
		assertThat(reader(bytes).readMap()).isEqualTo(size);
	}

	@ParameterizedTest
	@CsvSource({ "d405aa, 1", "d505aaaa, 2", "d605aaaaaaaa, 4", "d705aaaaaaaaaaaaaaaa, 8",
			"d805aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 16", "c70305aaaaaa, 3", "c8000305aaaaaa, 3",
			"c90000000305aaaaaa, 3" })
	void readsExtensionsOfAllSizes(String bytes, int size) throws IOException {
		MessagePackReader reader = reader(bytes);
		assertThat(reader.readExtension()).isEqualTo(5);
		assertThat(reader.valueLength()).isEqualTo(size);
		assertThat(reader.bytes()[reader.valueOffset()]).isEqualTo((byte) 0xAA);
		assertThat(reader.hasRemaining()).isFalse();
	}

	@Test
	void skipsWhatAnotherLibraryWrites() throws IOException {
		byte[] bytes = everything();
		MessagePackReader reader = new MessagePackReader(bytes, 0, bytes.length);
		reader.skip();
		assertThat(reader.position()).isEqualTo(bytes.length);
	}

	@Test
	void refusesValueThatIsCutAtAnyByte() throws IOException {
		byte[] bytes = everything();
		for (int length = 0; length < bytes.length; length++) {
			MessagePackReader reader = new MessagePackReader(Arrays.copyOf(bytes, length), 0, length);
			assertThatExceptionOfType(ProtocolException.class).as("%s bytes", length).isThrownBy(reader::skip);
		}
	}

	@Test
	void staysWithinItsPartOfTheArray() throws IOException {
		MessagePackReader reader = new MessagePackReader(new byte[] { 1, 2, 3 }, 1, 1);
		assertThat(reader.readInteger()).isEqualTo(2);
		assertThat(reader.hasRemaining()).isFalse();
		assertThatThrownBy(reader::readInteger).isInstanceOf(ProtocolException.class)
			.hasMessage("bytes left: 0 (expected: at least 1)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dbffffffff", "c6ffffffff", "c9ffffffff05", "ddffffffff", "dfffffffff", "df7fffffff",
			"dcffff", "deffff", "d9ff", "9f", "8f", "dd7fffffff00" })
	void comparesLengthsWithWhatIsThere(String bytes) {
		assertThatThrownBy(() -> reader(bytes).skip()).isInstanceOf(ProtocolException.class)
			.hasMessageStartingWith("bytes left: ");
	}

	@Test
	void boundsNesting() throws IOException {
		int depth = MessagePackReader.MAX_DEPTH;
		reader("91".repeat(depth) + "c0").skip();
		assertThatThrownBy(() -> reader("91".repeat(depth + 1) + "c0").skip()).isInstanceOf(ProtocolException.class)
			.hasMessage("nesting: more than 32 (expected: at most 32)");
		assertThatThrownBy(() -> reader("81c0".repeat(1_000_000)).skip()).isInstanceOf(ProtocolException.class);
	}

	@Test
	void refusesByteThatIsNeverUsed() {
		assertThatThrownBy(() -> reader("c1").skip()).isInstanceOf(ProtocolException.class)
			.hasMessage("value: NEVER_USED (0xc1) (expected: a value)");
	}

	@Test
	void saysWhatWasFoundInsteadOfWhatIsExpected() {
		assertThatThrownBy(() -> reader("a161").readMap()).hasMessage("value: STRING (0xa1) (expected: MAP)");
		assertThatThrownBy(() -> reader("80").readArray()).hasMessage("value: MAP (0x80) (expected: ARRAY)");
		assertThatThrownBy(() -> reader("90").readText()).hasMessage("value: ARRAY (0x90) (expected: STRING)");
		assertThatThrownBy(() -> reader("c0").readInteger()).hasMessage("value: NIL (0xc0) (expected: INTEGER)");
		assertThatThrownBy(() -> reader("01").readFloat()).hasMessage("value: INTEGER (0x1) (expected: FLOAT)");
		assertThatThrownBy(() -> reader("ca00000000").readBoolean())
			.hasMessage("value: FLOAT (0xca) (expected: BOOLEAN)");
		assertThatThrownBy(() -> reader("c2").readExtension())
			.hasMessage("value: BOOLEAN (0xc2) (expected: EXTENSION)");
	}

	private static byte[] everything() throws IOException {
		try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
			packer.packArrayHeader(16);
			packer.packNil().packBoolean(true).packLong(Long.MIN_VALUE).packInt(-7).packInt(300).packLong(1L << 40);
			packer.packBigInteger(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
			packer.packFloat(1).packDouble(2).packString("text").packString("x".repeat(300)).packString("");
			packer.packBinaryHeader(3).addPayload(new byte[3]);
			packer.packExtensionTypeHeader((byte) 1, 16).addPayload(new byte[16]);
			packer.packMapHeader(20);
			for (int i = 0; i < 20; i++) {
				packer.packInt(i).packArrayHeader(1).packMapHeader(0);
			}
			packer.packArrayHeader(0);
			return packer.toByteArray();
		}
	}

	private static MessagePackReader reader(String hex) {
		byte[] bytes = HexFormat.of().parseHex(hex);
		return new MessagePackReader(bytes, 0, bytes.length);
	}

}
