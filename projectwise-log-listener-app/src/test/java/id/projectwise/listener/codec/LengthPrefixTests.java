package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.logging.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LengthPrefixTests {

	@Test
	void readsFourBytes() throws Exception {
		byte[] bytes = ForwardBytes.bytes(9, 0x01, 0x82, 0x03, 0xFF, 9);
		assertThat(LengthPrefix.BINARY.size(bytes, 1, 4)).isZero();
		assertThat(LengthPrefix.BINARY.size(bytes, 1, 6)).isEqualTo(4);
		assertThat(LengthPrefix.BINARY.length(bytes, 1, 4)).isEqualTo(0x018203FF);
		assertThat(LengthPrefix.BINARY.length(ForwardBytes.bytes(0xFF, 0, 0, 0), 0, 4)).isEqualTo(0xFF000000L);
	}

	@ParameterizedTest
	@CsvSource({ "'1 ', 2, 1", "'120 <', 4, 120", "'9999999999 ', 11, 9999999999", "'0 ', 2, 0" })
	void readsDigits(String text, int size, long length) throws Exception {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		assertThat(LengthPrefix.DECIMAL.size(bytes, 0, bytes.length)).isEqualTo(size);
		assertThat(LengthPrefix.DECIMAL.length(bytes, 0, size)).isEqualTo(length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "1234567890" })
	void waitsForTheSpace(String text) throws Exception {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		assertThat(LengthPrefix.DECIMAL.size(bytes, 0, bytes.length)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { " 1", "1x", "<", "-1 ", "12345678901", "1\u00E9" })
	void refusesAnythingElse(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> LengthPrefix.DECIMAL.size(bytes, 0, bytes.length))
			.withMessageContaining("octet count")
			.withMessageContaining("digits and a space");
	}

}
