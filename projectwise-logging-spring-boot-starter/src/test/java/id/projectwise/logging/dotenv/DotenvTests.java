package id.projectwise.logging.dotenv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link Dotenv} and the parser behind it. The texts of {@link DotenvSamples}
 * carry the results of real python-dotenv; {@link PythonDotenvTests} asks it again where
 * it is installed.
 */
class DotenvTests {

	@TempDir
	Path directory;

	static final Map<String, Map<String, String>> SAMPLES = DotenvSamples.ALL;

	@ParameterizedTest
	@FieldSource("SAMPLE_TEXTS")
	void readsAsPythonDotenvDoes(String text) {
		assertThat(values(Dotenv.parse(text, DotenvSamples.ENVIRONMENT))).isEqualTo(SAMPLES.get(text));
	}

	static final Iterable<String> SAMPLE_TEXTS = SAMPLES.keySet();

	@Test
	void tellsLineAndColumnOfValue() {
		Dotenv dotenv = Dotenv.parse("# first\r\n\r\nA=\"one\r\ntwo\"\r\n  export B =  x\n", Map.of());
		assertThat(dotenv.entries()).containsExactly(new DotenvEntry("A", "one\ntwo", 3, 3),
				new DotenvEntry("B", "x", 5, 15));
	}

	@Test
	void skipsOnlyTheLineInErrorAndReportsIt() {
		Dotenv dotenv = Dotenv.parse("A=1\n=2\nB=\"open\nC=3\nD='x'y\nE F\n", Map.of());
		assertThat(values(dotenv)).isEqualTo(Map.of("A", "1", "C", "3"));
		assertThat(dotenv.skippedLines()).containsExactly(2, 3, 5, 6);
	}

	@Test
	void readsOldMacLineEnds() {
		assertThat(values(Dotenv.parse("A=1\rB=2\r", Map.of()))).isEqualTo(Map.of("A", "1", "B", "2"));
	}

	@Test
	void skipsByteOrderMark() throws IOException {
		Path file = this.directory.resolve(".env");
		Files.writeString(file, "\ufeffA=1\n");
		assertThat(Dotenv.load(file, Map.of()).entries()).containsExactly(new DotenvEntry("A", "1", 1, 3));
	}

	@Test
	void takesMissingFileAsEmpty() throws IOException {
		Dotenv dotenv = Dotenv.load(this.directory.resolve("none"), Map.of());
		assertThat(dotenv.entries()).isEmpty();
		assertThat(dotenv.skippedLines()).isEmpty();
	}

	@Test
	void namesFileAndLineOfInvalidUtf8() throws IOException {
		Path file = this.directory.resolve(".env");
		Files.write(file, "A=\u00e4\n\nB=\u00e4\n".getBytes(StandardCharsets.UTF_8));
		assertThat(values(Dotenv.load(file, Map.of()))).isEqualTo(Map.of("A", "\u00e4", "B", "\u00e4"));
		Files.write(file, "A=1\n\nB=\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThatIOException().isThrownBy(() -> Dotenv.load(file, Map.of()))
			.withMessage(file + " is not valid UTF-8 in line 3");
	}

	@Test
	void refusesCharacterCutAtTheEnd() throws IOException {
		Path file = this.directory.resolve(".env");
		Files.write(file, new byte[] { 'A', '=', (byte) 0xe2, (byte) 0x82 });
		assertThatIOException().isThrownBy(() -> Dotenv.load(file, Map.of()))
			.withMessage(file + " is not valid UTF-8 in line 1");
	}

	@Test
	void namesFileThatCannotBeRead() {
		assertThatIOException().isThrownBy(() -> Dotenv.load(this.directory, Map.of()))
			.withMessageStartingWith(this.directory + " cannot be read: ");
	}

	@Test
	void readsLongQuotedValueWithoutOverflow() {
		String value = "x\\'\n".repeat(100_000);
		assertThat(values(Dotenv.parse("A='" + value + "'", Map.of())).get("A")).hasSize(300_000);
	}

	static Map<String, String> values(Dotenv dotenv) {
		Map<String, String> values = new LinkedHashMap<>();
		dotenv.entries().forEach((entry) -> values.put(entry.key(), entry.value()));
		return new HashMap<>(values);
	}

}
