package id.projectwise.logging.protocol;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ValueText}.
 */
class ValueTextTests {

	@Test
	void takesTextAsItIs() throws IOException {
		assertThat(read("a \"b\"\n")).isEqualTo("a \"b\"\n");
		assertThat(read("Zoë".getBytes(StandardCharsets.UTF_8))).isEqualTo("Zoë");
	}

	@Test
	void showsScalars() throws IOException {
		assertThat(read(null)).isEqualTo("null");
		assertThat(read(true)).isEqualTo("true");
		assertThat(read(-7)).isEqualTo("-7");
		assertThat(read(1.5)).isEqualTo("1.5");
		BigInteger largest = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
		assertThat(read((Packed.Part) (packer) -> packer.packBigInteger(largest))).isEqualTo("18446744073709551615");
		assertThat(read((Packed.Part) (packer) -> packer.packExtensionTypeHeader((byte) 5, 2).addPayload(new byte[2])))
			.isEqualTo("\"extension 5 of 2 bytes\"");
	}

	@Test
	void showsArraysAndMapsAsJson() throws IOException {
		Map<Object, @Nullable Object> map = new LinkedHashMap<>();
		map.put("text", "a \"quoted\" \\ \n\u001f\u0000");
		map.put(1, Arrays.asList(1, null, List.of(), Map.of()));
		assertThat(read(map))
			.isEqualTo("{\"text\":\"a \\\"quoted\\\" \\\\ \\u000a\\u001f\\u0000\",\"1\":[1,null,[],{}]}");
	}

	@Test
	void staysSmallWhenKeysAreMapsOfMaps() throws IOException {
		Object key = "\"";
		for (int depth = 0; depth < MessagePackReader.MAX_DEPTH - 1; depth++) {
			key = Map.of(key, "\"");
		}
		assertThat(read(Map.of(key, 1))).isEqualTo("{\"MAP\":1}");
	}

	private static String read(@Nullable Object value) throws IOException {
		byte[] bytes = Packed.bytes(value);
		MessagePackReader reader = new MessagePackReader(bytes, 0, bytes.length);
		String text = ValueText.read(reader);
		assertThat(reader.hasRemaining()).isFalse();
		return text;
	}

}
