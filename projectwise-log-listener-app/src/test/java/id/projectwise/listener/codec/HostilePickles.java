package id.projectwise.listener.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pickles that do what pickles should not. Each is written in opcodes: text is Latin-1, a
 * number one byte.
 */
final class HostilePickles {

	private static final int MEGABYTE = 1_000_000;

	private HostilePickles() {
	}

	static byte[] pickle(Object... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (Object part : parts) {
			if (part instanceof Integer number) {
				bytes.write(number);
			}
			else {
				bytes.writeBytes((part instanceof byte[] array) ? array
						: String.valueOf(part).getBytes(StandardCharsets.ISO_8859_1));
			}
		}
		return bytes.toByteArray();
	}

	/**
	 * Return a record that has a value as an extra one called {@code x}.
	 */
	static byte[] record(Object... value) {
		return pickle("}(", text("msg"), text("hello"), text("x"), pickle(value), "u.");
	}

	static byte[] text(String text) {
		return pickle("U", text.length(), text);
	}

	/**
	 * Return values that would run or build something in Python, by what is to be shown
	 * instead.
	 */
	static Map<String, byte[]> objects() {
		Map<String, byte[]> objects = new LinkedHashMap<>();
		String command = "touch /tmp/owned";
		objects.put("<os.system('" + command + "')>", pickle("cos\nsystem\n(", text(command), "tR"));
		objects.put("<posix.system('" + command + "')>",
				pickle(text("posix"), text("system"), 0x93, text(command), 0x85, "R"));
		objects.put("<os.popen('ls')>", pickle("(", text("ls"), "ios\npopen\n"));
		objects.put("<subprocess.Popen('id')>", pickle("(csubprocess\nPopen\n", text("id"), "o"));
		objects.put("<builtins.eval('1/0')>", pickle("c__builtin__\neval\n", text("1/0"), 0x85, 0x81));
		objects.put("<a.B('c')>", pickle("ca\nB\n", text("c"), 0x85, "}", 0x92));
		objects.put("<a.B>", pickle("ca\nB\n)", 0x81, "}(", text("__class__"), "cos\nsystem\nub"));
		objects.put("<os.system>", pickle("cos\nsystem\n"));
		objects.put("<a.b\u001b[31m>", pickle("ca\nb\u001b[31m\n"));
		objects.put("<java.lang.Runtime.exec('id')>", pickle("cjava.lang.Runtime\nexec\n", text("id"), 0x85, "R"));
		objects.put("<os.system.__call__>",
				pickle("cbuiltins\ngetattr\n", "cos\nsystem\n", text("__call__"), 0x86, "R)R"));
		objects.put("<object>", pickle("NNR"));
		objects.put("<unknown>", pickle(0x82, 1));
		return objects;
	}

	/**
	 * Return values whose text is nobody's business here.
	 */
	static Map<String, byte[]> others() {
		Map<String, byte[]> others = new LinkedHashMap<>();
		others.put("EXT2", pickle(0x83, 1, 0));
		others.put("EXT4", pickle(0x84, 1, 2, 3, 0xFF));
		others.put("PERSID", pickle("Pwhatever\n"));
		others.put("BINPERSID", pickle(text("whatever"), "Q"));
		others.put("NEXT_BUFFER", pickle(0x97));
		others.put("READONLY_BUFFER", pickle(0x97, 0x98));
		others.put("REDUCE of text", pickle(text("a"), text("b"), "R"));
		others.put("STACK_GLOBAL of numbers", pickle("K", 1, "K", 2, 0x93));
		others.put("BUILD of a list", pickle("]}b"));
		others.put("BUILD of itself", pickle("ca\nb\n)R", "2b"));
		others.put("object in object", pickle("ca\nb\n", pickle(")R".repeat(50_000))));
		others.put("object of objects", pickle("ca\nb\n".repeat(300), "N", "\u0085R".repeat(300)));
		others.put("UUID of nothing", pickle("cuuid\nUUID\n)R}", text("int"), "Nsb"));
		others.put("UUID of -1", pickle("cuuid\nUUID\n)R}", text("int"), "I-1\nsb"));
		others.put("UUID that is its state", pickle("cuuid\nUUID\n)R}q", 1, text("int"), "h", 1, "sb"));
		others.put("date of nothing", pickle("cdatetime\ndatetime\n)R"));
		others.put("date of odd bytes", pickle("cdatetime\ndatetime\nC", 10, "\u00ff".repeat(10), 0x85, "R"));
		others.put("date in its zone", pickle("cdatetime\ndatetime\nC", 10, "0123456789", "cdatetime\ntimezone\n",
				"cdatetime\ntimedelta\nL99999999999999999999\nI-1\n", 0x86, "R", 0x85, "R", 0x86, "R"));
		others.put("bytes of an object", pickle("c_codecs\nencode\n", "c_codecs\nencode\n)R", 0x85, "R"));
		others.put("set of text", pickle("cbuiltins\nset\n", text("abc"), 0x85, "R"));
		others.put("path of nothing", pickle("cpathlib\nPosixPath\n)R"));
		others.put("fraction of lists", pickle("cfractions\nFraction\n]]", 0x86, "R"));
		return others;
	}

	/**
	 * Return values that are small, and large as text.
	 */
	static Map<String, byte[]> bombs() {
		Map<String, byte[]> bombs = new LinkedHashMap<>();
		bombs.put("list in itself", pickle("]q", 1, "h", 1, "a"));
		bombs.put("dictionary in itself", pickle("}q", 1, "h", 1, "h", 1, "s"));
		bombs.put("tuple in itself", pickle("]q", 1, "h", 1, 0x85, "a"));
		bombs.put("billion laughs", pickle(text("lol"), laughs(12)));
		bombs.put("keys of keys", pickle("}".repeat(60), "N", "\u0085Ns".repeat(60)));
		bombs.put("deep list", pickle("]".repeat(2000), "a".repeat(1999)));
		bombs.put("deep tuple", pickle(")", repeat(1500, 0x85)));
		bombs.put("deep dictionary", pickle("}", "U\u0001k}".repeat(900), "s".repeat(900)));
		bombs.put("wide list", pickle("](", "N".repeat(8000), "e"));
		bombs.put("wide set", pickle(0x8F, "(", "N".repeat(8000), 0x90));
		bombs.put("one text often", pickle("](X", 0xA0, 0x86, 0x01, 0, "\u0001".repeat(100_000), "q", 1, "0",
				pickle(("h\u0001").repeat(500)), "e"));
		bombs.put("quotes", pickle("](U", 255, "\"".repeat(255), "e"));
		bombs.put("digits", pickle("L", "9".repeat(900_000), "L\n"));
		bombs.put("bytes of a number", pickle(0x8B, 0xA0, 0xBB, 0x0D, 0, "\u007f".repeat(900_000)));
		bombs.put("zero bytes", pickle("B", 0xA0, 0xBB, 0x0D, 0, "\0".repeat(900_000)));
		bombs.put("escapes", pickle("V", "\\U00110000\\u12\\ud800".repeat(40_000), "\n"));
		return bombs;
	}

	// Each is a list of ten times the one before.
	private static byte[] laughs(int depth) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int level = 0; level < depth; level++) {
			bytes.writeBytes(pickle("q", level, "0](", pickle("h", level, "2".repeat(9)), "e"));
		}
		return bytes.toByteArray();
	}

	private static byte[] repeat(int count, int opcode) {
		return String.valueOf((char) opcode).repeat(count).getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * Return what is no pickle of a record at all.
	 */
	static Map<String, byte[]> broken() {
		Map<String, byte[]> broken = new LinkedHashMap<>();
		broken.put("nothing", pickle());
		broken.put("no STOP", pickle("}"));
		broken.put("STOP alone", pickle("."));
		broken.put("bytes behind", pickle("}.}"));
		broken.put("a list", pickle("]."));
		broken.put("a number", pickle("K", 1, "."));
		broken.put("an object", pickle("cos\nsystem\n(", text("id"), "tR."));
		broken.put("protocol 6", pickle(0x80, 6, "}."));
		broken.put("unknown opcode", pickle("}", 0xFF, "."));
		broken.put("zero", pickle("}", 0, "."));
		broken.put("text of 4 GB", pickle("}X", 0xFF, 0xFF, 0xFF, 0xFF, "a."));
		broken.put("text of 2 GB", pickle("}X", 0xFF, 0xFF, 0xFF, 0x7F, "a."));
		broken.put("text of 8 EB", pickle("}", 0x8D, repeat(7, 0xFF), 0x7F, "a."));
		broken.put("bytes of 16 EB", pickle("}", 0x8E, repeat(8, 0xFF), "a."));
		broken.put("bytearray beyond the end", pickle("}", 0x96, 3, repeat(7, 0), "a."));
		broken.put("number of 2 GB", pickle("}", 0x8B, 0xFF, 0xFF, 0xFF, 0x7F, "."));
		broken.put("number of -1 bytes", pickle("}", 0x8B, repeat(4, 0xFF), "."));
		broken.put("short text beyond the end", pickle("}U", 9, "a."));
		broken.put("frame beyond the end", pickle(0x95, 9, repeat(7, 0), "}."));
		broken.put("frame of 16 EB", pickle(0x95, repeat(8, 0xFF), "}."));
		broken.put("line without end", pickle("}Iabc"));
		broken.put("letters for a number", pickle("}Iabc\n0."));
		broken.put("no digits", pickle("}I\n0."));
		broken.put("minus alone", pickle("}L-L\n0."));
		broken.put("letters for a fraction", pickle("}F1x\n0."));
		broken.put("no fraction", pickle("}F\n0."));
		broken.put("no quotes", pickle("}Sabc\n0."));
		broken.put("one quote", pickle("}S'\n0."));
		broken.put("other quotes", pickle("}S'a\"\n0."));
		broken.put("memo number 2^31", pickle("}r", 0, 0, 0, 0x80, "."));
		broken.put("memo number 2^31 wanted", pickle("}j", 0, 0, 0, 0x80, "0."));
		broken.put("memo number 10^30", pickle("}p1", "0".repeat(30), "\n."));
		broken.put("memo number -1", pickle("}p-1\n."));
		broken.put("memo number that is none", pickle("}g\n0."));
		broken.put("memo of nothing", pickle("q", 1, "}."));
		broken.put("unset memo", pickle("}h", 1, "0."));
		broken.put("MEMOIZE of nothing", pickle(0x94, "}."));
		broken.put("POP of nothing", pickle("0}."));
		broken.put("DUP of nothing", pickle("2}."));
		broken.put("POP_MARK without mark", pickle("}1."));
		broken.put("TUPLE without mark", pickle("}t."));
		broken.put("LIST without mark", pickle("}l."));
		broken.put("DICT without mark", pickle("d."));
		broken.put("DICT of one", pickle("(Nd."));
		broken.put("OBJ of nothing", pickle("}(o0."));
		broken.put("OBJ without mark", pickle("}o0."));
		broken.put("INST without mark", pickle("}ia\nb\n0."));
		broken.put("TUPLE3 of two", pickle("}NN", 0x87, "0."));
		broken.put("TUPLE1 below a mark", pickle("}(", 0x85, "10."));
		broken.put("SETITEM to a list", pickle("]NNs0}."));
		broken.put("SETITEM to nothing", pickle("NNs."));
		broken.put("SETITEMS of one", pickle("}(Nu."));
		broken.put("SETITEMS to a number", pickle("K", 1, "(NNu."));
		broken.put("APPEND to a dictionary", pickle("}Na."));
		broken.put("APPEND to a tuple", pickle(")Na0}."));
		broken.put("APPENDS to nothing", pickle("(Ne}."));
		broken.put("ADDITEMS to a list", pickle("](N", 0x90, "0}."));
		broken.put("REDUCE of one", pickle("NR}."));
		broken.put("BUILD of one", pickle("}b."));
		broken.put("NEWOBJ_EX of two", pickle("}N", 0x92, "."));
		broken.put("STACK_GLOBAL of one", pickle("N", 0x93, "}."));
		broken.put("GLOBAL of one line", pickle("}cos\n."));
		broken.put("BINPERSID of nothing", pickle("Q}."));
		broken.put("READONLY_BUFFER of nothing", pickle(0x98, "}."));
		broken.put("STOP below a mark", pickle("}(."));
		broken.put("marks", pickle("}", "(".repeat(MEGABYTE - 2), "."));
		broken.put("duplicates", pickle("}", "2".repeat(MEGABYTE - 2), "."));
		broken.put("values", pickle("}", "N".repeat(MEGABYTE - 2), "."));
		broken.put("too long", pickle("}X", 0x40, 0x42, 0x0F, 0, "a".repeat(MEGABYTE), "0."));
		return broken;
	}

}
