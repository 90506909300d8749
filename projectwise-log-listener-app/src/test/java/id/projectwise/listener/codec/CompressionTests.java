package id.projectwise.listener.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import com.github.luben.zstd.Zstd;
import id.projectwise.listener.ForwardBytes;
import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CompressionTests {

	/** A frame that wants a window of 4 GB. */
	private static final byte[] WIDE_WINDOW = ForwardBytes.bytes(0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xB0, 0x09, 0x00, 0x00,
			0x61);

	private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);

	@AfterEach
	void leaksNothing() {
		assertThat(this.allocator.metric().usedHeapMemory()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void expands(Compression compression) throws ProtocolException {
		byte[] bytes = ForwardBytes.entries("a", "text", 10_000);
		assertThat(expand(compression, compress(compression, bytes), bytes.length)).isEqualTo(bytes);
		assertThat(expand(compression, compress(compression, new byte[0]), 10)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void expandsSeveralMembers(Compression compression) throws ProtocolException {
		byte[] one = { 1, 2 };
		byte[] two = { 3 };
		assertThat(expand(compression, ForwardBytes.join(compress(compression, one), compress(compression, two)), 100))
			.containsExactly(1, 2, 3);
	}

	@ParameterizedTest
	@EnumSource
	void stopsAtTheLimit(Compression compression) throws ProtocolException {
		byte[] bomb = compress(compression, new byte[16 << 20]);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> expand(compression, bomb, 1 << 20))
			.withMessageContaining("at most " + (1 << 20));
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> expand(compression, compress(compression, new byte[1001]), 1000));
		assertThat(expand(compression, compress(compression, new byte[1000]), 1000)).hasSize(1000);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void refusesWhatIsNotSoCompressed(Compression compression) {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> expand(compression, new byte[] { 1, 2, 3 }, 100))
			.withMessageStartingWith(compression.name().toLowerCase(java.util.Locale.ROOT) + ": ");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void refusesWhatIsCutShort(Compression compression) {
		byte[] whole = compress(compression, ForwardBytes.entries("a", "text", 10));
		for (int length = 1; length < whole.length; length++) {
			byte[] cut = Arrays.copyOf(whole, length);
			assertThatExceptionOfType(ProtocolException.class).as("%s bytes", length)
				.isThrownBy(() -> expand(compression, cut, 10_000));
		}
	}

	@Test
	void takesNoMoreMemoryForWindowThanTheLimit() {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> expand(Compression.ZSTD, WIDE_WINDOW, 16 << 20))
			.withMessageContaining("zstd: ");
	}

	@Test
	@Timeout(60)
	void refusesZstdWhoseLibraryCannotBeLoaded(@TempDir Path directory) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-DZstdTempFolder=" + directory.resolve("missing"), "-cp", System.getProperty("java.class.path"),
				WithoutLibrary.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		// Newer JDKs end their warnings of native libraries with an empty line.
		assertThat(output.lines().filter((line) -> !line.isEmpty() && !line.startsWith("WARNING"))).hasSize(2)
			.containsOnly("compressed: zstd, whose library cannot be loaded here (expected: gzip or text)");
	}

	private static byte[] compress(Compression compression, byte[] bytes) {
		return switch (compression) {
			case NONE -> bytes;
			case GZIP -> ForwardBytes.gzip(bytes);
			case ZSTD -> Zstd.compress(bytes);
		};
	}

	private byte[] expand(Compression compression, byte[] compressed, int maxLength) throws ProtocolException {
		byte[] within = ForwardBytes.join(new byte[2], compressed, new byte[2]);
		ByteBuf expanded = compression.expand(within, 2, compressed.length, maxLength, this.allocator);
		byte[] bytes = ByteBufUtil.getBytes(expanded);
		expanded.release();
		return bytes;
	}

	static final class WithoutLibrary {

		private WithoutLibrary() {
		}

		public static void main(String[] arguments) throws IOException {
			for (int i = 0; i < 2; i++) {
				try {
					Compression.ZSTD.expand(new byte[10], 0, 10, 100, UnpooledByteBufAllocator.DEFAULT);
				}
				catch (ProtocolException ex) {
					System.out.println(ex.getMessage());
				}
			}
		}

	}

}
