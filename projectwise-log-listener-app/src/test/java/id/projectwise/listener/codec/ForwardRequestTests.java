package id.projectwise.listener.codec;

import java.util.Arrays;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.logging.protocol.ProtocolException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ForwardRequestTests {

	private static final byte[] ENTRIES = ForwardBytes.entries("a.b", "text", 3);

	@Test
	void readsPackedForward() throws ProtocolException {
		ForwardRequest request = read(ForwardBytes.packed("tag", ENTRIES, "id"));
		assertThat(request.tag()).isEqualTo("tag");
		assertThat(request.chunk()).isEqualTo("id");
		assertThat(request.compression()).isEqualTo(Compression.NONE);
		assertThat(entries(request)).isEqualTo(ENTRIES);
	}

	@Test
	void readsPackedForwardWithoutOptions() throws ProtocolException {
		ForwardRequest request = read(ForwardBytes.packed("tag", ENTRIES, null));
		assertThat(request.chunk()).isNull();
		assertThat(entries(request)).isEqualTo(ENTRIES);
	}

	@Test
	void readsNilForOptions() throws ProtocolException {
		ForwardRequest request = read(
				ForwardBytes.join(ForwardBytes.bytes(0x93, 0xA1, 't', 0xC4, 1, 7), ForwardBytes.bytes(0xC0)));
		assertThat(request.chunk()).isNull();
		assertThat(entries(request)).containsExactly(7);
	}

	@Test
	void readsEntriesThatAreSentAsText() throws ProtocolException {
		ForwardRequest request = read(ForwardBytes.bytes(0x92, 0xA1, 't', 0xA2, 7, 8));
		assertThat(entries(request)).containsExactly(7, 8);
	}

	@Test
	void readsCompressedPackedForward() throws ProtocolException {
		byte[] compressed = ForwardBytes.gzip(ENTRIES);
		ForwardRequest request = read(ForwardBytes.compressed("tag", compressed, "gzip", "id"));
		assertThat(request.compression()).isEqualTo(Compression.GZIP);
		assertThat(request.chunk()).isEqualTo("id");
		assertThat(entries(request)).isEqualTo(compressed);
	}

	@Test
	void readsZstd() throws ProtocolException {
		assertThat(read(ForwardBytes.compressed("tag", ENTRIES, "zstd", null)).compression())
			.isEqualTo(Compression.ZSTD);
	}

	@Test
	void readsTextForNoCompression() throws ProtocolException {
		assertThat(read(ForwardBytes.compressed("tag", ENTRIES, "text", null)).compression())
			.isEqualTo(Compression.NONE);
	}

	@Test
	void refusesOtherCompression() {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> read(ForwardBytes.compressed("tag", ENTRIES, "lz4", null)))
			.withMessage("compressed: another method (expected: gzip, zstd or text)");
	}

	@Test
	void readsForward() throws ProtocolException {
		ForwardRequest request = read(ForwardBytes.forward("tag", 3, ENTRIES, "id"));
		assertThat(request.chunk()).isEqualTo("id");
		assertThat(entries(request)).isEqualTo(ENTRIES);
	}

	@Test
	void readsMessageAsOneEntry() throws ProtocolException {
		ForwardRequest request = read(ForwardBytes.message("tag", "a.b", "hello", "id"));
		assertThat(request.tag()).isEqualTo("tag");
		assertThat(request.chunk()).isEqualTo("id");
		assertThat(entries(request)).isEqualTo(ForwardBytes.entry("a.b", "hello"));
	}

	@Test
	void readsMessageWithEmptyTag() throws ProtocolException {
		ForwardRequest request = read(ForwardBytes.message("", "a.b", "hello", null));
		assertThat(request.tag()).isEmpty();
		assertThat(entries(request)).isEqualTo(ForwardBytes.entry("a.b", "hello"));
	}

	@Test
	void skipsOptionsThatDoNotMatter() throws ProtocolException {
		ForwardRequest request = read(ForwardBytes.bytes(0x93, 0xA1, 't', 0xC4, 0, 0x82, 0xA1, 'x', 0x91, 0x90, 0xA5,
				'c', 'h', 'u', 'n', 'k', 0xA1, 'i'));
		assertThat(request.chunk()).isEqualTo("i");
	}

	@Test
	void refusesOtherNumbersOfElements() {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> read(ForwardBytes.bytes(0x91, 0xA1, 't')))
			.withMessage("message: 1 elements (expected: 2 to 4)");
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> read(ForwardBytes.bytes(0x95, 0xA1, 't', 0, 0, 0, 0)));
	}

	@Test
	void refusesTagsThatAreNoText() {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> read(ForwardBytes.bytes(0x92, 1, 0xC4, 0)));
	}

	@Test
	void refusesEntriesThatNestTooDeep() {
		byte[] deep = new byte[100];
		Arrays.fill(deep, (byte) 0x91);
		deep[99] = 0;
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> read(ForwardBytes.forward("tag", 1, deep, null)));
	}

	@Test
	void refusesOptionsThatAreCutShort() {
		byte[] message = ForwardBytes.packed("tag", ENTRIES, "id");
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> read(Arrays.copyOf(message, message.length - 1)));
	}

	private static ForwardRequest read(byte[] message) throws ProtocolException {
		byte[] within = ForwardBytes.join(ForwardBytes.bytes(1, 2, 3), message, ForwardBytes.bytes(4));
		return ForwardRequest.read(within, 3, message.length);
	}

	private static byte[] entries(ForwardRequest request) {
		return Arrays.copyOfRange(request.bytes(), request.offset(), request.offset() + request.length());
	}

}
