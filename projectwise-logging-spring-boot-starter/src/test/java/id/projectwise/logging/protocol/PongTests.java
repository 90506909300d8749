package id.projectwise.logging.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

import id.projectwise.logging.format.LineBuffer;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Helo}, {@link Ping}, {@link Pong} and {@link SharedKey}.
 */
class PongTests {

	private static final SharedKey KEY = SharedKey.of("open sesame");

	private static final SharedKey OTHER_KEY = SharedKey.of("open barley");

	@Test
	void bothEndsProveThatTheyKnowTheKey() throws IOException {
		Helo helo = Helo.read(in(Helo.create()::write));
		Ping ping = read(bytes(Ping.answer(helo, KEY, "worker")::write));
		assertThat(ping.proves(helo, KEY)).isTrue();
		Pong pong = Pong.read(in(Pong.accept(ping, helo, KEY, "listener")::write));
		assertThatNoException().isThrownBy(() -> pong.check(ping, helo, KEY));
	}

	@Test
	void provesAsTheSpecificationSays() throws Exception {
		Helo helo = Helo.create();
		try (MessageUnpacker unpacker = MessagePack
			.newDefaultUnpacker(bytes(Ping.answer(helo, KEY, "worker")::write))) {
			assertThat(unpacker.unpackArrayHeader()).isEqualTo(6);
			assertThat(unpacker.unpackString()).isEqualTo("PING");
			assertThat(unpacker.unpackString()).isEqualTo("worker");
			String salt = unpacker.unpackString();
			assertThat(salt).hasSize(32);
			MessageDigest digest = MessageDigest.getInstance("SHA-512");
			digest.update((salt + "worker").getBytes(StandardCharsets.UTF_8));
			digest.update(helo.nonce());
			digest.update("open sesame".getBytes(StandardCharsets.UTF_8));
			assertThat(unpacker.unpackString()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
			assertThat(unpacker.unpackString()).isEmpty();
			assertThat(unpacker.unpackString()).isEmpty();
			assertThat(unpacker.hasNext()).isFalse();
		}
	}

	@Test
	void greetsAsTheSpecificationSays() throws IOException {
		Helo helo = Helo.create();
		try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes(helo::write))) {
			assertThat(unpacker.unpackArrayHeader()).isEqualTo(2);
			assertThat(unpacker.unpackString()).isEqualTo("HELO");
			assertThat(unpacker.unpackMapHeader()).isEqualTo(3);
			assertThat(unpacker.unpackString()).isEqualTo("nonce");
			assertThat(unpacker.readPayload(unpacker.unpackBinaryHeader())).isEqualTo(helo.nonce()).hasSize(16);
			assertThat(unpacker.unpackString()).isEqualTo("auth");
			assertThat(unpacker.unpackString()).isEmpty();
			assertThat(unpacker.unpackString()).isEqualTo("keepalive");
			assertThat(unpacker.unpackBoolean()).isTrue();
			assertThat(unpacker.hasNext()).isFalse();
		}
	}

	@Test
	void takesSaltsThatAreNoText() throws IOException {
		byte[] salt = { (byte) 0xC0, (byte) 0xFF, 0, 10 };
		Helo helo = Helo.create();
		byte[] host = "fluent-bit".getBytes(StandardCharsets.UTF_8);
		byte[] bytes = packed((packer) -> {
			packer.packArrayHeader(6).packString("PING").packString("fluent-bit");
			packer.packRawStringHeader(salt.length).addPayload(salt);
			packer.packString(new String(KEY.proof(salt, host, helo.nonce()), StandardCharsets.US_ASCII));
			packer.packString("").packString("");
		});
		assertThat(read(bytes).proves(helo, KEY)).isTrue();
		assertThat(read(bytes).proves(helo, OTHER_KEY)).isFalse();
		assertThat(read(bytes).proves(Helo.create(), KEY)).isFalse();
	}

	@Test
	void readsGreetingsOfOthers() throws IOException {
		byte[] bytes = packed((packer) -> {
			packer.packArrayHeader(2).packString("HELO").packMapHeader(4);
			packer.packString("more").packArrayHeader(1).packNil();
			packer.packString("keepalive").packBoolean(false);
			packer.packString("nonce").packString("text");
			packer.packString("auth").packString("salt");
		});
		assertThat(Helo.read(new ByteArrayInputStream(bytes)).nonce())
			.isEqualTo("text".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void refusesReceiverWithAnotherKey() {
		Helo helo = Helo.create();
		Ping ping = Ping.answer(helo, KEY, "worker");
		Pong pong = Pong.accept(ping, helo, OTHER_KEY, "listener");
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> pong.check(ping, helo, KEY))
			.withMessageContaining("the receiver does not know it");
	}

	@Test
	void refusesItsOwnProof() {
		Helo helo = Helo.create();
		Ping ping = Ping.answer(helo, KEY, "worker");
		Pong mirrored = new Pong(true, "", ping.hostName(), ping.proof());
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> mirrored.check(ping, helo, KEY))
			.withMessageContaining("the same as this process's");
	}

	@Test
	void tellsWhyTheReceiverRefuses() throws IOException {
		Helo helo = Helo.create();
		Ping ping = Ping.answer(helo, KEY, "worker");
		Pong pong = Pong.read(in(Pong.refuse("bad ".repeat(500))::write));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> pong.check(ping, helo, KEY))
			.withMessageContaining("bad bad")
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(300));
	}

	@Test
	void refusesOtherMessages() {
		byte[] ack = bytes(new Ack("c", null)::write);
		byte[] helo = bytes(Helo.create()::write);
		byte[] pong = bytes(Pong.refuse("no")::write);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Helo.read(new ByteArrayInputStream(ack)));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Helo.read(new ByteArrayInputStream(pong)));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Pong.read(new ByteArrayInputStream(helo)));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> read(helo));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> read(new byte[0]));
	}

	@Test
	void refusesEveryPingThatIsCut() throws IOException {
		byte[] ping = bytes(Ping.answer(Helo.create(), KEY, "worker")::write);
		for (int length = 0; length < ping.length; length++) {
			byte[] cut = Arrays.copyOf(ping, length);
			assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> read(cut));
		}
	}

	@Test
	void refusesHugeGreetings() {
		byte[] bytes = packed((packer) -> packer.packArrayHeader(2).packString("HELO").packRawStringHeader(1 << 30));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Helo.read(new ByteArrayInputStream(bytes)))
			.withMessageContaining("at most 1024");
	}

	@Test
	void showsNoKey() {
		assertThat(KEY).hasToString("SharedKey[***]");
	}

	@Test
	void anAckReaderIsToldOfAGreeting() {
		byte[] helo = bytes(Helo.create()::write);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Ack.read(new ByteArrayInputStream(helo)))
			.withMessageContaining("the receiver demands a shared key");
	}

	private static Ping read(byte[] bytes) throws ProtocolException {
		return Ping.read(bytes, 0, bytes.length);
	}

	private static InputStream in(Consumer<LineBuffer> writer) {
		return new ByteArrayInputStream(bytes(writer));
	}

	private static byte[] bytes(Consumer<LineBuffer> writer) {
		LineBuffer target = LineBuffer.raw();
		writer.accept(target);
		return Arrays.copyOf(target.array(), target.length());
	}

	private static byte[] packed(Packing packing) {
		try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
			packing.pack(packer);
			return packer.toByteArray();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private interface Packing {

		void pack(MessageBufferPacker packer) throws IOException;

	}

}
