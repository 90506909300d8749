package id.projectwise.listener.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PrefixedFramesTests {

	private static final int MAX_LENGTH = 100;

	private static final int MAX_ANNOUNCED = 5000;

	@ParameterizedTest
	@EnumSource(LengthPrefix.class)
	void findsFramesInPiecesOfEverySize(LengthPrefix prefix) throws Exception {
		List<String> texts = List.of("one", "", "t\nw\0o", "x".repeat(MAX_LENGTH), "1");
		byte[] all = all(prefix, texts);
		for (int size = 1; size <= all.length; size++) {
			FrameCutter cutter = cutter(prefix);
			assertThat(new CutFrames(cutter).write(all, size).found).as("pieces of %d", size).isEqualTo(texts);
			assertThat(cutter.heldBytes()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource(LengthPrefix.class)
	void skipsFramesThatAreTooLongInPiecesOfEverySizeAndHoldsNothingOfThem(LengthPrefix prefix) throws Exception {
		byte[] all = all(prefix, List.of("one", "x".repeat(MAX_LENGTH + 1), "two", "y".repeat(MAX_ANNOUNCED), "three"));
		for (int size = 1; size <= all.length; size += (size < 200) ? 1 : 97) {
			assertThat(new CutFrames(cutter(prefix)).write(all, size).found).as("pieces of %d", size)
				.containsExactly("one", "too long: 101", "two", "too long: 5000", "three");
		}
		FrameCutter cutter = cutter(prefix);
		new CutFrames(cutter).write(all(prefix, List.of("y".repeat(MAX_ANNOUNCED))), 10);
		assertThat(cutter.heldBytes()).isZero();
	}

	@ParameterizedTest
	@EnumSource(LengthPrefix.class)
	void refusesLengthsThatNoFrameCanHave(LengthPrefix prefix) {
		byte[] lie = header(prefix, MAX_ANNOUNCED + 1);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> new CutFrames(cutter(prefix)).write(lie, lie.length))
			.withMessageContaining("length of a frame: 5001 (expected: at most 5000)");
		byte[] most = header(prefix, 0xFFFF_FFFFL);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> new CutFrames(cutter(prefix)).write(most, most.length))
			.withMessageContaining("4294967295");
	}

	@ParameterizedTest
	@EnumSource(LengthPrefix.class)
	void takesNoHalfFrameAtTheEnd(LengthPrefix prefix) throws Exception {
		byte[] all = all(prefix, List.of("one", "two"));
		FrameCutter cutter = cutter(prefix);
		CutFrames frames = new CutFrames(cutter);
		frames.turn(all, 0, all.length - 1, Integer.MAX_VALUE);
		frames.end();
		assertThat(frames.found).containsExactly("one");
		assertThat(cutter.heldBytes()).isPositive();
	}

	@ParameterizedTest
	@EnumSource(LengthPrefix.class)
	void forgetsWhatIsDiscarded(LengthPrefix prefix) throws Exception {
		FrameCutter cutter = cutter(prefix);
		byte[] all = all(prefix, List.of("one", "two"));
		cutter.open(Unpooled.wrappedBuffer(all));
		cutter.next();
		assertThat(cutter.hasRemaining()).isTrue();
		cutter.discard();
		assertThat(cutter.hasRemaining()).isFalse();
		cutter.close();
		assertThat(cutter.heldBytes()).isZero();
	}

	private static FrameCutter cutter(LengthPrefix prefix) {
		Protocol protocol = (prefix == LengthPrefix.BINARY) ? Protocol.PICKLE : Protocol.SYSLOG_COUNTED;
		return FrameCutter.of(protocol, MAX_LENGTH, MAX_ANNOUNCED, new WorkArray());
	}

	private static byte[] all(LengthPrefix prefix, List<String> texts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (String text : texts) {
			all.writeBytes(header(prefix, text.length()));
			all.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
		}
		return all.toByteArray();
	}

	private static byte[] header(LengthPrefix prefix, long length) {
		return (prefix == LengthPrefix.BINARY) ? ByteBuffer.allocate(4).putInt((int) length).array()
				: (length + " ").getBytes(StandardCharsets.ISO_8859_1);
	}

}
