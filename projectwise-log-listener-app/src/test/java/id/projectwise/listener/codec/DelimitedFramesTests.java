package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class DelimitedFramesTests {

	private static final int MAX_LENGTH = 100;

	private final WorkArray work = new WorkArray();

	private final FrameCutter cutter = FrameCutter.of(Protocol.JSON, MAX_LENGTH, 1 << 20, this.work);

	private final CutFrames frames = new CutFrames(this.cutter);

	@Test
	void findsLinesOfAllKindsInPiecesOfEverySize() throws Exception {
		byte[] all = bytes("one\ntwo\r\n\n\r\nthree\0" + "x".repeat(MAX_LENGTH) + "\r\na\rb\n\0last\n");
		for (int size = 1; size <= all.length; size++) {
			this.frames.found.clear();
			this.frames.write(all, size);
			assertThat(this.frames.found).as("pieces of %d", size)
				.containsExactly("one", "two", "three", "x".repeat(MAX_LENGTH), "a\rb", "last");
			assertThat(this.cutter.heldBytes()).isZero();
		}
	}

	@Test
	void skipsLinesThatAreTooLongInPiecesOfEverySizeAndHoldsNothingOfThem() throws Exception {
		byte[] all = bytes("one\n" + "x".repeat(MAX_LENGTH + 1) + "\ntwo\n" + "y".repeat(1000) + "\r\nthree\n");
		for (int size = 1; size <= all.length; size++) {
			this.frames.found.clear();
			this.frames.write(all, size);
			assertThat(this.frames.found).as("pieces of %d", size).hasSize(5);
			assertThat(this.frames.found).element(0).isEqualTo("one");
			assertThat(this.frames.found).element(1).asString().startsWith("too long: 10");
			assertThat(this.frames.found).element(2).isEqualTo("two");
			assertThat(this.frames.found).element(3).asString().startsWith("too long: ");
			assertThat(this.frames.found).element(4).isEqualTo("three");
		}
		for (int i = 0; i < 1000; i++) {
			this.frames.write(all, 1000);
			this.frames.write(bytes("z".repeat(999)), 50);
			assertThat(this.cutter.heldBytes()).isZero();
			this.frames.write(bytes("\n"), 1);
		}
	}

	@Test
	void takesTheLastLineWithoutAnEnd() throws Exception {
		this.frames.write(bytes("one\ntw"), 3).write(bytes("o\r"), 1);
		assertThat(this.frames.found).containsExactly("one");
		this.frames.end();
		this.frames.end();
		assertThat(this.frames.found).containsExactly("one", "two");
		assertThat(this.cutter.heldBytes()).isZero();
	}

	@Test
	void takesNothingForTheLastLine() throws Exception {
		this.frames.write(bytes("one\n\r"), 3);
		this.frames.end();
		assertThat(this.frames.found).containsExactly("one");
		assertThat(this.cutter.heldBytes()).isZero();
	}

	@Test
	void keepsWhatATurnLeaves() throws Exception {
		byte[] all = bytes("one\ntwo\nthree\nfo");
		this.frames.turn(all, 0, all.length, 1);
		assertThat(this.frames.found).containsExactly("one");
		this.frames.turn(bytes("u"), 0, 1, 0);
		this.frames.turn(all, 0, 0, 1);
		assertThat(this.frames.found).containsExactly("one", "two");
		this.frames.write(bytes("r\n"), 1);
		assertThat(this.frames.found).containsExactly("one", "two", "three", "four");
	}

	@Test
	void sharesItsArrayWithOthersThatAreWithinLines() throws Exception {
		List<CutFrames> all = IntStream.range(0, 10)
			.mapToObj((i) -> new CutFrames(FrameCutter.of(Protocol.SYSLOG, MAX_LENGTH, 1 << 20, this.work)))
			.toList();
		for (int step = 0; step < 100; step++) {
			for (int i = 0; i < all.size(); i++) {
				all.get(i).write(bytes((step % (i + 1) == i) ? "\n" : String.valueOf(i)), 64);
			}
		}
		for (int i = 0; i < all.size(); i++) {
			assertThat(all.get(i).found).as("client %d", i)
				.allMatch(String.valueOf(i).repeat(i)::equals)
				.hasSize((i > 0) ? 100 / (i + 1) : 0);
		}
	}

	@Test
	@Timeout(10)
	void needsTimeInProportionToTheBytesOfALongLine() throws Exception {
		FrameCutter large = FrameCutter.of(Protocol.JSON, 1 << 20, 1 << 20, this.work);
		CutFrames lines = new CutFrames(large);
		lines.write(bytes("x".repeat(1 << 20)), 1);
		assertThat(large.heldBytes()).isBetween(1 << 20, 1 << 21);
		lines.write(bytes("\n"), 1);
		assertThat(lines.found).singleElement().asString().hasSize(1 << 20);
		assertThat(large.heldBytes()).isZero();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
