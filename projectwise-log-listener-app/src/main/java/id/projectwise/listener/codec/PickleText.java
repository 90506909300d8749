package id.projectwise.listener.codec;

import id.projectwise.logging.format.FloatText;
import id.projectwise.logging.format.PythonText;
import org.jspecify.annotations.Nullable;

/**
 * Values of a pickle as text: text as it is, everything else in the manner of JSON, or as
 * Python shows it. A value that is in many others, or in itself, is written each time it
 * is met; so there are bounds for the text of a record in total, for its depth, and for
 * the number of values. What is beyond them is shown as three dots.
 */
final class PickleText {

	private static final String DOTS = "...";

	private final PickleValues values;

	private final PickleObjects objects;

	private final int nesting;

	private final int members;

	private StringBuilder text = new StringBuilder();

	private int textLeft;

	private int membersLeft;

	private boolean json;

	PickleText(PickleValues values, int nesting, int members) {
		this.values = values;
		this.objects = new PickleObjects(values);
		this.nesting = nesting;
		this.members = members;
	}

	/**
	 * Start with a record.
	 * @param limit how many characters may be written for it
	 */
	void open(int limit) {
		this.textLeft = limit;
		this.membersLeft = this.members;
	}

	/**
	 * Return how many characters may still be written.
	 */
	int left() {
		return this.textLeft;
	}

	/**
	 * Return a value as a label shows it.
	 */
	String label(int value) {
		return write(value, true, false);
	}

	/**
	 * Return a value as Python's {@code str} does.
	 */
	String str(int value) {
		return write(value, false, false);
	}

	/**
	 * Return a value as Python's {@code repr} does.
	 */
	String repr(int value) {
		return write(value, false, true);
	}

	private String write(int value, boolean asJson, boolean quoted) {
		if (this.textLeft == 0) {
			return DOTS;
		}
		String plain = quoted ? null : plain(value);
		if (plain != null && plain.length() <= this.textLeft) {
			this.textLeft -= plain.length();
			return plain;
		}
		this.json = asJson;
		this.text = new StringBuilder();
		if (plain != null) {
			append(plain);
		}
		else {
			append(value, 0);
		}
		return this.text.toString();
	}

	// What is quoted in JSON, null for everything else.
	private @Nullable String plain(int value) {
		PickleType type = this.values.type(value);
		if (type.isText()) {
			return this.values.string(value, (int) Math.min(this.textLeft * PickleEscapes.LONGEST, Integer.MAX_VALUE));
		}
		return switch (type) {
			case OMITTED -> DOTS;
			case BYTES -> bytes(value);
			case NAME, UNKNOWN -> this.objects.describe(value);
			case OBJECT -> object(value);
			default -> null;
		};
	}

	private @Nullable String object(int value) {
		if (this.objects.container(value) != PickleValues.OMITTED) {
			return null;
		}
		String bytes = bytes(value);
		return (bytes != null) ? bytes : this.objects.describe(value);
	}

	private @Nullable String bytes(int value) {
		byte[] bytes = this.objects.bytes(value, this.textLeft);
		return (bytes != null) ? PickleEscapes.quoteBytes(bytes) : null;
	}

	private void append(int value, int depth) {
		String plain = plain(value);
		if (plain == null) {
			appendOther(value, depth);
		}
		else if (this.json) {
			append(PickleEscapes.quoteJson(plain));
		}
		else {
			append(this.values.type(value).isText() ? PythonText.quote(plain, false) : plain);
		}
	}

	private void appendOther(int value, int depth) {
		switch (this.values.type(value)) {
			case NONE -> append(this.json ? "null" : "None");
			case BOOLEAN -> appendBoolean(this.values.content(value) != 0);
			case FLOAT -> append(floating(Double.longBitsToDouble(this.values.content(value))));
			case LIST -> appendList(value, '[', ']', depth);
			case TUPLE -> appendList(value, '(', ')', depth);
			case SET -> appendList(value, '{', '}', depth);
			case DICTIONARY -> appendPairs(value, depth);
			case OBJECT -> appendContainer(value, depth);
			default -> append(PickleIntegers.text(this.values, value));
		}
	}

	private void appendBoolean(boolean value) {
		append(this.json ? Boolean.toString(value) : value ? "True" : "False");
	}

	private static String floating(double value) {
		if (Double.isFinite(value)) {
			return FloatText.shortest(value);
		}
		return Double.isNaN(value) ? "nan" : (value > 0) ? "inf" : "-inf";
	}

	private void appendContainer(int object, int depth) {
		int container = this.objects.container(object);
		int first = this.values.firstMember(container);
		if (this.values.type(container) == PickleType.DICTIONARY
				|| (first != 0 && this.values.key(first) != PickleValues.OMITTED)) {
			appendPairs(container, depth);
		}
		else {
			boolean isSet = this.objects.name(object).endsWith("set");
			appendList(container, isSet ? '{' : '[', isSet ? '}' : ']', depth);
		}
	}

	private void appendList(int list, char open, char close, int depth) {
		append(this.json ? "[" : String.valueOf(open));
		int first = this.values.firstMember(list);
		int member = first;
		while (member != 0 && isRoom(depth)) {
			append((member != first) ? separator() : "");
			append(this.values.value(member), depth + 1);
			member = this.values.nextMember(member);
		}
		appendRest(list, member);
		boolean isSingle = open == '(' && first != 0 && this.values.nextMember(first) == 0;
		append(this.json ? "]" : isSingle ? ",)" : String.valueOf(close));
	}

	private void appendPairs(int dictionary, int depth) {
		append("{");
		int first = this.values.firstMember(dictionary);
		int member = first;
		while (member != 0 && isRoom(depth)) {
			append((member != first) ? separator() : "");
			appendKey(this.values.key(member), depth + 1);
			append(this.json ? ":" : ": ");
			append(this.values.value(member), depth + 1);
			member = this.values.nextMember(member);
		}
		appendRest(dictionary, member);
		append("}");
	}

	private boolean isRoom(int depth) {
		return depth < this.nesting && this.textLeft > 0 && this.membersLeft-- > 0;
	}

	private void appendRest(int container, int next) {
		if (next != 0 || this.values.isFull(container)) {
			append((next == this.values.firstMember(container)) ? DOTS : separator() + DOTS);
		}
	}

	private String separator() {
		return this.json ? "," : ", ";
	}

	// JSON has keys of text only. Others are written as Python does, for what is quoted
	// in something quoted is twice as long each time.
	private void appendKey(int key, int depth) {
		if (!this.json || this.values.type(key).isText()) {
			append(key, depth);
			return;
		}
		StringBuilder outer = this.text;
		this.text = new StringBuilder();
		this.json = false;
		append(key, depth);
		String written = this.text.toString();
		this.text = outer;
		this.json = true;
		append(PickleEscapes.quoteJson(written));
	}

	private void append(String piece) {
		if (piece.length() <= this.textLeft) {
			this.text.append(piece);
			this.textLeft -= piece.length();
		}
		else if (this.textLeft > 0) {
			this.text.append(piece, 0, this.textLeft).append(DOTS);
			this.textLeft = 0;
		}
	}

}
