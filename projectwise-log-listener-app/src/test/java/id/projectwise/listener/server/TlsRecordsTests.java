package id.projectwise.listener.server;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TlsRecordsTests {

	private final List<String> kept = new ArrayList<>();

	private final TlsRecords records = new TlsRecords((bytes, isAnother) -> this.kept.add(bytes + " " + isAnother));

	private final EmbeddedChannel channel = new EmbeddedChannel(this.records);

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void handsOnWholeRecordsInPiecesOfAnySize() {
		byte[] sent = join(record(22, 100), record(20, 1), record(23, 0), record(23, 300));
		for (int size = 1; size <= sent.length; size++) {
			ByteArrayOutputStream received = new ByteArrayOutputStream();
			for (int at = 0; at < sent.length; at += size) {
				this.channel.writeInbound(received(sent, at, Math.min(size, sent.length - at)));
				received.writeBytes(handedOn());
				assertThat(received.size()).isIn(0, 105, 111, 116, sent.length);
			}
			assertThat(received.toByteArray()).isEqualTo(sent);
			assertThat(this.kept).last().isEqualTo("0 true");
		}
	}

	@Test
	void tellsWhatItKeeps() {
		byte[] sent = join(record(23, 10), record(23, 10));
		this.channel.writeInbound(received(sent, 0, 3));
		this.channel.writeInbound(received(sent, 3, 4));
		this.channel.writeInbound(received(sent, 7, 20));
		this.channel.writeInbound(received(sent, 27, 3));
		assertThat(this.kept).containsExactly("3 false", "7 false", "12 true", "0 true");
	}

	@Test
	void keepsAPartInLittleMemory() {
		List<ByteBuf> buffers = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			ByteBuf buffer = this.channel.alloc().directBuffer(64 * 1024);
			buffers.add(buffer.writeBytes(record(23, 16_000)).writeBytes(record(23, 100), 0, 60));
		}
		this.channel.writeInbound(buffers.get(0));
		assertThat(handedOn()).hasSize(16_005);
		assertThat(buffers.get(0).refCnt()).isZero();
		assertThat(this.kept).containsExactly("60 true");
		buffers.get(1).release();
	}

	@Test
	void handsOnWhatIsNoRecord() {
		for (byte[] other : List.of(new byte[] { 'G', 'E', 'T', ' ', '/' }, new byte[] { 23, 3, 3, (byte) 0xFF, 0 })) {
			this.channel.writeInbound(received(join(record(22, 1), other), 0, 11));
			assertThat(handedOn()).hasSize(11);
		}
		assertThat(this.kept).containsOnly("0 true");
	}

	@Test
	void givesUpAPartWhenTheConnectionEnds() {
		this.channel.writeInbound(received(record(23, 100), 0, 50));
		this.channel.finish();
		assertThat(handedOn()).isEmpty();
	}

	private byte[] handedOn() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (ByteBuf buffer = this.channel.readInbound(); buffer != null; buffer = this.channel.readInbound()) {
			bytes.writeBytes(ByteBufUtil.getBytes(buffer));
			buffer.release();
		}
		return bytes.toByteArray();
	}

	private static ByteBuf received(byte[] bytes, int offset, int length) {
		return Unpooled.directBuffer(length).writeBytes(bytes, offset, length);
	}

	private static byte[] record(int type, int length) {
		byte[] record = new byte[5 + length];
		record[0] = (byte) type;
		record[1] = 3;
		record[2] = 3;
		record[3] = (byte) (length >> 8);
		record[4] = (byte) length;
		return record;
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

}
