package id.projectwise.logging.format;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link PythonComparisonTests} asks Python itself.
 */
class PythonTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			plain     | 'plain'      | 'plain'
			it's      | "it's"       | "it's"
			it's "so" | 'it\\'s "so"' | 'it\\'s "so"'
			a\\b       | 'a\\\\b'      | 'a\\\\b'
			é中🙂      | 'é中🙂'       | '\\xe9\\u4e2d\\U0001f642'
			``        | ''           | ''
			""")
	void quotesAsReprAndAscii(String text, String repr, String ascii) {
		assertThat(PythonText.quote(text, false)).isEqualTo(repr);
		assertThat(PythonText.quote(text, true)).isEqualTo(ascii);
	}

	@ParameterizedTest
	@CsvSource({ "9, \\t", "10, \\n", "13, \\r", "27, \\x1b", "127, \\x7f", "133, \\x85", "160, \\xa0",
			"0x202E, \\u202e", "0xE000, \\ue000", "0x10FFFF, \\U0010ffff", "0xE0001, \\U000e0001" })
	void escapesWhatIsNotPrintable(String codePoint, String expected) {
		String text = Character.toString(Integer.decode(codePoint));
		assertThat(PythonText.quote(text, false)).isEqualTo("'" + expected + "'");
	}

}
