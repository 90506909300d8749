package id.projectwise.listener.codec;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DelimitersTests {

	@Test
	void findsTheFirstOneWhereverItIs() {
		for (int length = 0; length < 40; length++) {
			for (int at = 0; at < length; at++) {
				for (byte delimiter : new byte[] { '\n', 0 }) {
					byte[] bytes = filled(length, (byte) 0xFF);
					bytes[at] = delimiter;
					bytes[length - 1] = delimiter;
					assertThat(Delimiters.find(bytes, 0, length)).as("%d of %d", at, length).isEqualTo(at);
				}
			}
		}
	}

	@Test
	void looksOnlyAtWhatItIsTold() {
		byte[] bytes = filled(40, (byte) 'x');
		bytes[3] = '\n';
		bytes[20] = '\n';
		assertThat(Delimiters.find(bytes, 4, 20)).isEqualTo(-1);
		assertThat(Delimiters.find(bytes, 4, 21)).isEqualTo(20);
		assertThat(Delimiters.find(bytes, 20, 20)).isEqualTo(-1);
	}

	@Test
	void takesNoOtherByteForOne() {
		Random random = new Random(1);
		for (int round = 0; round < 20_000; round++) {
			byte[] bytes = new byte[24];
			random.nextBytes(bytes);
			assertThat(Delimiters.find(bytes, 0, bytes.length)).isEqualTo(simple(bytes));
		}
		for (int value = 0; value < 256; value++) {
			byte[] bytes = filled(9, (byte) value);
			assertThat(Delimiters.find(bytes, 0, 9)).isEqualTo(simple(bytes));
		}
	}

	private static int simple(byte[] bytes) {
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == '\n' || bytes[i] == 0) {
				return i;
			}
		}
		return -1;
	}

	private static byte[] filled(int length, byte value) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, value);
		return bytes;
	}

}
