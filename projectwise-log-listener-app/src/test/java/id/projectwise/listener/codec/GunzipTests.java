package id.projectwise.listener.codec;

import java.util.Arrays;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GunzipTests {

	private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);

	@AfterEach
	void leaksNothing() {
		assertThat(this.allocator.metric().usedHeapMemory()).isZero();
	}

	@Test
	void expands() throws ProtocolException {
		byte[] bytes = ForwardBytes.entries("a", "text", 10_000);
		assertThat(expand(ForwardBytes.gzip(bytes), bytes.length)).isEqualTo(bytes);
	}

	@Test
	void expandsSeveralMembers() throws ProtocolException {
		byte[] one = { 1, 2 };
		byte[] two = { 3 };
		assertThat(expand(ForwardBytes.join(ForwardBytes.gzip(one), ForwardBytes.gzip(two)), 100)).containsExactly(1, 2,
				3);
	}

	@Test
	void stopsAtTheLimit() {
		byte[] bomb = ForwardBytes.gzip(new byte[64 << 20]);
		assertThat(bomb.length).isLessThan(100_000);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> expand(bomb, 1 << 20))
			.withMessageContaining("at most " + (1 << 20));
	}

	@Test
	void refusesWhatIsNoGzip() {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> expand(new byte[] { 1, 2, 3 }, 100))
			.withMessageContaining("gzip");
	}

	@Test
	void refusesGzipThatIsCutShort() {
		byte[] whole = ForwardBytes.gzip(new byte[1000]);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> expand(Arrays.copyOf(whole, whole.length - 5), 10_000));
	}

	private byte[] expand(byte[] compressed, int maxLength) throws ProtocolException {
		byte[] within = ForwardBytes.join(new byte[2], compressed, new byte[2]);
		ByteBuf expanded = Gunzip.expand(within, 2, compressed.length, maxLength, this.allocator);
		byte[] bytes = ByteBufUtil.getBytes(expanded);
		expanded.release();
		return bytes;
	}

}
