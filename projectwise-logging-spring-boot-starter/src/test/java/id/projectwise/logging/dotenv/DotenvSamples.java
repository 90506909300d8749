package id.projectwise.logging.dotenv;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts in the grammar of {@code .env} files with what {@code dotenv_values} of
 * python-dotenv 1.2.2 makes of them in a given environment.
 */
final class DotenvSamples {

	static final Map<String, String> ENVIRONMENT = Map.of("SET", "env", "EMPTY", "", "BOTH", "env");

	static final Map<String, Map<String, String>> ALL = new LinkedHashMap<>();

	static {
		add("A=1", "A", "1");
		add("A = 1 ", "A", "1");
		add("export A=1", "A", "1");
		add("  export   A=1", "A", "1");
		add("exportA=1", "exportA", "1");
		add("export", "export", null);
		add("export =x");
		add("A", "A", null);
		add("A=", "A", "");
		add("A= ", "A", "");
		add("A=\nB=2", "A", "", "B", "2");
		add("# only");
		add("#A=1\nB=2", "B", "2");
		add("  # c\n\nA=1", "A", "1");
		add("A=a b  c ", "A", "a b  c");
		add("A=a # comment", "A", "a");
		add("A=a#b", "A", "a#b");
		add("A=a #b #c", "A", "a");
		add("A= # comment", "A", "# comment");
		add("A=#b", "A", "#b");
		add("A=a\\t# tab", "A", "a\\t# tab");
		add("A='a # b'", "A", "a # b");
		add("A=\"a # b\"", "A", "a # b");
		add("A='a' # c", "A", "a");
		add("A=\"a\"#c", "A", "a");
		add("A='a'b");
		add("A=\"a\" b\nB=1", "B", "1");
		add("A=k=v==", "A", "k=v==");
		add("=x\nB=1", "B", "1");
		add("A B=1");
		add("A=1=", "A", "1=");
		add("A=%(asctime)s %(levelname)-8s %(name)s: %(message)s", "A",
				"%(asctime)s %(levelname)-8s %(name)s: %(message)s");
		add("A=\"%(asctime)s #%%\"", "A", "%(asctime)s #%%");
		add("A=%Y-%m-%d %H:%M:%S", "A", "%Y-%m-%d %H:%M:%S");
		add("A=\"a\\nb\"", "A", "a\nb");
		add("A='a\\nb'", "A", "a\\nb");
		add("A=\"t\\tq\\\"b\\\\e\\'\"", "A", "t\tq\"b\\e'");
		add("A='q\\'b\\\\e\\\"'", "A", "q'b\\e\\\"");
		add("A=\"\\a\\b\\f\\v\\r\\n\"", "A", "\007\b\f\013\r\n");
		add("A=\"\\x41\\u0041\\q\"", "A", "\\x41\\u0041\\q");
		add("A=un\\n", "A", "un\\n");
		add("A=\"multi\nline\"", "A", "multi\nline");
		add("A='multi\nline\n'", "A", "multi\nline\n");
		add("A=\"open\nB=1", "B", "1");
		add("A='open\nB=2", "B", "2");
		add("A='x\\\\'", "A", "x\\");
		add("A='x\\\\'\nB='y'");
		add("A='it\\'s");
		add("A=\"end\\\"", "A", "end\\");
		add("A=\"a\\\\\"", "A", "a\\");
		add("A=\"a\\\\\"\nB=1", "A", "a\\", "B", "1");
		add("A=\"a\\\\\\\"b\"", "A", "a\\\"b");
		add("A=\"\"", "A", "");
		add("A=''", "A", "");
		add("''=x");
		add("'A B'=c", "A B", "c");
		add("'A'=c", "A", "c");
		add("\"A\"=c", "\"A\"", "c");
		add("A.b-c=1", "A.b-c", "1");
		add("A='a\"b'", "A", "a\"b");
		add("A=\"a'b\"", "A", "a'b");
		add("A=a'b'", "A", "a'b'");
		add("A=a\"b\"", "A", "a\"b\"");
		add("A=1\nB=${A}", "A", "1", "B", "1");
		add("A=${SET}", "A", "env");
		add("A=${NONE}", "A", "");
		add("A=${NONE:-d}", "A", "d");
		add("A=${EMPTY:-d}", "A", "");
		add("A=${SET:-d}", "A", "env");
		add("A='${SET}'", "A", "env");
		add("A=\"${SET}\"", "A", "env");
		add("A=$SET", "A", "$SET");
		add("A=$$", "A", "$$");
		add("A=$${SET}", "A", "$env");
		add("A=\\${SET}", "A", "\\env");
		add("BOTH=file\nA=${BOTH}", "BOTH", "file", "A", "file");
		add("A=${LATER}\nLATER=1", "A", "", "LATER", "1");
		add("K\nA=${K}", "K", null, "A", "");
		add("K\nA=${K:-d}", "K", null, "A", "");
		add("A=${SET}x${SET}", "A", "envxenv");
		add("A=${NONE:d}", "A", "${NONE:d}");
		add("A=${NONE:-}", "A", "");
		add("A=${}", "A", "");
		add("A=${NONE:-${SET}}", "A", "${SET}");
		add("A=a$1\\\\b", "A", "a$1\\\\b");
		add("A=${A}\nA=${A}", "A", "");
		add("SET=f\nA=${SET}\nSET=g", "SET", "g", "A", "f");
		add("A=${NONE:-d e#f}", "A", "d e#f");
		add("A=1\nA=2", "A", "2");
		add("A=1\n\n\nB=2", "A", "1", "B", "2");
		add("A=1\n B=2\n\tC=3", "A", "1", "B", "2", "C", "3");
		add("A:1", "A:1", null);
		add("A: 1");
		add("A= 1 ", "A", "1");
		add("A==", "A", "=");
		add("A='a'  \nB=2", "A", "a", "B", "2");
		add("A=a\nB", "A", "a", "B", null);
		add("A=\u00fc \u00df=\u00f1", "A", "\u00fc \u00df=\u00f1");
		add("\u043a\u043b\u044e\u0447=\u0437\u043d\u0430\u0447\u0435\u043d\u0438\u0435", "\u043a\u043b\u044e\u0447",
				"\u0437\u043d\u0430\u0447\u0435\u043d\u0438\u0435");
		add("A=a\u00a0# x", "A", "a");
		add("A=a\u00a0", "A", "a");
		add("A=a\u2028# b", "A", "a");
		add("A=a\f#b", "A", "a");
		add("\u00a0A=1", "A", "1");
		add("A=a\034# x", "A", "a");
		add("A='");
		add("A=\"");
		add("'");
		add("\"", "\"", null);
		add("=");
		add("A= \"x\"", "A", "x");
		add("A= 'x' # y", "A", "x");
		add("export 'A'=1", "A", "1");
		add("export\u00a0A=1", "A", "1");
		add("A\\t=\\t1", "A\\t", "\\t1");
		add("A=x\\\\", "A", "x\\\\");
		add("A=[1, 2] {3}", "A", "[1, 2] {3}");
		add("A=a;b&c|d*?~", "A", "a;b&c|d*?~");
	}

	private DotenvSamples() {
	}

	private static void add(String text, String... keysAndValues) {
		Map<String, String> values = new HashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			values.put(keysAndValues[i], keysAndValues[i + 1]);
		}
		ALL.put(text, Collections.unmodifiableMap(values));
	}

}
