package id.projectwise.logging.protocol;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ByteCache}.
 */
class ByteCacheTests {

	private final ByteCache<String> cache = new ByteCache<>(2, 8);

	@Test
	void findsWhatWasKeptForTheSameBytes() {
		assertThat(keep("abc")).isEqualTo("abc");
		assertThat(find("abc")).isEqualTo("abc");
		assertThat(find("abd")).isNull();
		assertThat(find("ab")).isNull();
		assertThat(find("")).isNull();
		assertThat(this.cache.find("xabcx".getBytes(StandardCharsets.UTF_8), 1, 3)).isEqualTo("abc");
	}

	@Test
	void keepsTheLastTwoThatShareTheirPlaces() {
		keep("first");
		keep("second");
		assertThat(find("first")).isEqualTo("first");
		assertThat(find("second")).isEqualTo("second");
		keep("third");
		assertThat(find("first")).isNull();
		assertThat(find("second")).isEqualTo("second");
		assertThat(find("third")).isEqualTo("third");
	}

	@Test
	void doesNotKeepWhatIsTooLong() {
		assertThat(keep("123456789")).isEqualTo("123456789");
		assertThat(find("123456789")).isNull();
		keep("12345678");
		assertThat(find("12345678")).isEqualTo("12345678");
	}

	@Test
	void doesNotKeepArrayOfCaller() {
		byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
		this.cache.keep(bytes, 0, 3, "abc");
		bytes[0] = 'z';
		assertThat(find("abc")).isEqualTo("abc");
		assertThat(find("zbc")).isNull();
	}

	private String keep(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return this.cache.keep(bytes, 0, bytes.length, text);
	}

	private @Nullable String find(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return this.cache.find(bytes, 0, bytes.length);
	}

}
