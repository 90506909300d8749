package id.projectwise.listener.server;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TlsPiecesTests {

	private final ByteBufAllocator allocator = UnpooledByteBufAllocator.DEFAULT;

	@Test
	void keepsFewBytesInLittleMemory() {
		ByteBuf received = received("part");
		ByteBuf kept = TlsPieces.cumulate(this.allocator, Unpooled.EMPTY_BUFFER, received);
		assertThat(kept.capacity()).isLessThan(1024);
		assertThat(kept.toString(StandardCharsets.US_ASCII)).isEqualTo("part");
		assertThat(received.refCnt()).isZero();
		kept.release();
	}

	@Test
	void putsPiecesTogether() {
		ByteBuf kept = TlsPieces.cumulate(this.allocator, Unpooled.EMPTY_BUFFER, received("one "));
		kept = TlsPieces.cumulate(this.allocator, kept, received("two "));
		kept = TlsPieces.cumulate(this.allocator, kept, received("three".repeat(5000)));
		assertThat(kept.toString(StandardCharsets.US_ASCII)).isEqualTo("one two " + "three".repeat(5000));
		kept.release();
	}

	@Test
	void takesFullBuffersAsTheyAre() {
		ByteBuf received = received("x".repeat(60_000));
		assertThat(TlsPieces.cumulate(this.allocator, Unpooled.EMPTY_BUFFER, received)).isSameAs(received);
		received.release();
	}

	private ByteBuf received(String text) {
		return this.allocator.directBuffer(64 * 1024).writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

}
