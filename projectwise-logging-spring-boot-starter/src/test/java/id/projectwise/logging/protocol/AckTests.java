package id.projectwise.logging.protocol;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;

import id.projectwise.logging.format.LineBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link Ack}.
 */
class AckTests {

	@Test
	void readsWhatItWrites() throws IOException {
		Ack kept = new Ack("pw1:0:1", null);
		Ack unknown = new Ack("question", -1L);
		Ack known = new Ack("x".repeat(300), Long.MAX_VALUE);
		LineBuffer target = LineBuffer.raw();
		kept.write(target);
		unknown.write(target);
		known.write(target);
		InputStream in = new ByteArrayInputStream(target.array(), 0, target.length());
		assertThat(Ack.read(in)).isEqualTo(kept);
		assertThat(Ack.read(in)).isEqualTo(unknown);
		assertThat(Ack.read(in)).isEqualTo(known);
		assertThat(in.available()).isZero();
	}

	@Test
	void readsAnswersOfOthersWithFieldsItDoesNotKnow() throws IOException {
		try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
			packer.packMapHeader(5);
			packer.packString("time").packExtensionTypeHeader((byte) 0, 8).addPayload(new byte[8]);
			packer.packString("more").packExtensionTypeHeader((byte) 0, 20).addPayload(new byte[20]);
			packer.packString("list").packArrayHeader(2).packMapHeader(1).packDouble(1).packLong(1L << 50).packNil();
			packer.packString("long").packArrayHeader(17);
			for (int i = 0; i < 17; i++) {
				packer.packInt(-1 << i);
			}
			packer.packString("ack").packString("chunk");
			byte[] bytes = packer.toByteArray();
			assertThat(Ack.read(new ByteArrayInputStream(bytes))).isEqualTo(new Ack("chunk", null));
		}
	}

	@Test
	void takesNotOneByteMore() throws IOException {
		LineBuffer target = LineBuffer.raw();
		new Ack("chunk", 5L).write(target);
		target.append((byte) 42);
		InputStream in = new ByteArrayInputStream(target.array(), 0, target.length());
		Ack.read(in);
		assertThat(in.read()).isEqualTo(42);
	}

	@Test
	void noticesClosedConnectionAtAnyByte() {
		LineBuffer target = LineBuffer.raw();
		new Ack("chunk", 500L).write(target);
		for (int length = 0; length < target.length(); length++) {
			byte[] bytes = Arrays.copyOf(target.array(), length);
			assertThatExceptionOfType(EOFException.class).as("%s bytes", length)
				.isThrownBy(() -> Ack.read(new ByteArrayInputStream(bytes)))
				.withMessage("The peer closed the connection");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "c0", "c1", "93c0c0c0", "80", "81a3666f6fa3626172", "81a361636b05", "810505",
			"82a361636ba16fa46d61726ba16f" })
	void refusesWhatIsNoAnswer(String hex) {
		byte[] bytes = HexFormat.of().parseHex(hex);
		assertThatThrownBy(() -> Ack.read(new ByteArrayInputStream(bytes))).isInstanceOf(ProtocolException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "81dbffffffff", "81daffff", "ddffffffff", "dfffffffff", "c9ffffffff", "81c6ffffffff" })
	void refusesEndlessAnswerBeforeItIsRead(String hex) {
		byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(hex), 100_000);
		ByteArrayInputStream in = new ByteArrayInputStream(bytes);
		assertThatThrownBy(() -> Ack.read(in)).isInstanceOf(ProtocolException.class)
			.hasMessageContaining("(expected: at most 4096)");
		assertThat(in.available()).isGreaterThan(95_000);
	}

}
