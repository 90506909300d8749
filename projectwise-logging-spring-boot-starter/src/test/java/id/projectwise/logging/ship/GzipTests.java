package id.projectwise.logging.ship;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GzipTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 1000, 64 * 1024 - 26, 64 * 1024, 1024 * 1024 })
	void isReadByJavaAgain(int length) throws IOException {
		byte[] incompressible = new byte[length + 10];
		new Random(length).nextBytes(incompressible);
		byte[] zeros = new byte[length];
		try (Gzip gzip = new Gzip()) {
			assertThat(roundTrip(gzip, incompressible, length)).isEqualTo(Arrays.copyOf(incompressible, length));
			assertThat(roundTrip(gzip, zeros, length)).isEqualTo(zeros);
			assertThat(gzip.compress(zeros, length)).isLessThan(100 + length / 100);
		}
	}

	private static byte[] roundTrip(Gzip gzip, byte[] bytes, int length) throws IOException {
		int compressed = gzip.compress(bytes, length);
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.bytes(), 0, compressed))) {
			return in.readAllBytes();
		}
	}

}
