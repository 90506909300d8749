package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;

/**
 * The values of one pickle, by numbers: their types, and where they are in the bytes. No
 * value is an object of Java, and what would be one in Python is only the names by which
 * it was called. All the memory there is is taken at the beginning; values beyond it are
 * {@link #OMITTED}.
 */
final class PickleValues {

	/**
	 * The number of a value for which there was no room, and of none at all.
	 */
	static final int OMITTED = 0;

	/** The first value is what contains all others. */
	private static final int ROOT = 1;

	private final PickleType[] types;

	private final long[] contents;

	private final int[] states;

	private final int[] firsts;

	private final int[] lasts;

	private final boolean[] full;

	private int count;

	private boolean nested;

	private final int[] keys;

	private final int[] values;

	private final int[] nexts;

	private int memberCount;

	private byte[] bytes = {};

	/**
	 * Create an empty collection.
	 * @param members how many values may be in the first one, and how many in all others
	 * @param values how many values there may be, keys and names included
	 */
	PickleValues(int members, int values) {
		this.types = new PickleType[values + 1];
		this.contents = new long[values + 1];
		this.states = new int[values + 1];
		this.firsts = new int[values + 1];
		this.lasts = new int[values + 1];
		this.full = new boolean[values + 1];
		this.keys = new int[2 * members + 1];
		this.values = new int[2 * members + 1];
		this.nexts = new int[2 * members + 1];
		this.types[OMITTED] = PickleType.OMITTED;
	}

	/**
	 * Forget all values.
	 * @param newBytes where the values to come are
	 */
	void reset(byte[] newBytes) {
		this.bytes = newBytes;
		this.count = OMITTED;
		this.memberCount = 0;
	}

	/**
	 * Tell what the next values are.
	 * @param newNested whether they are in others that are in the first one; these leave
	 * room for the first one's own, which may come later
	 */
	void setNested(boolean newNested) {
		this.nested = newNested;
	}

	/**
	 * Add a value.
	 * @return its number
	 */
	int add(PickleType type, long content) {
		int limit = this.types.length - 1;
		if (this.count >= (this.nested ? limit / 2 : limit)) {
			return OMITTED;
		}
		int value = ++this.count;
		this.types[value] = type;
		this.contents[value] = content;
		return value;
	}

	/**
	 * Add a value that may have members.
	 * @return its number
	 */
	int addContainer(PickleType type, long content) {
		int value = add(type, content);
		this.states[value] = 0;
		this.firsts[value] = 0;
		this.lasts[value] = 0;
		this.full[value] = false;
		return value;
	}

	/**
	 * Add a member to a container.
	 * @param key the key, or {@link #OMITTED} if it has none
	 */
	void addMember(int container, int key, int value) {
		// It gets its members last.
		int limit = (container == ROOT) ? this.keys.length - 1 : this.keys.length / 2;
		if (container == OMITTED || this.memberCount >= limit) {
			this.full[container] = true;
			return;
		}
		int member = ++this.memberCount;
		this.keys[member] = key;
		this.values[member] = value;
		this.nexts[member] = 0;
		if (this.firsts[container] == 0) {
			this.firsts[container] = member;
		}
		else {
			this.nexts[this.lasts[container]] = member;
		}
		this.lasts[container] = member;
	}

	/**
	 * Keep what an object would be built from.
	 */
	void setState(int object, int state) {
		this.states[object] = state;
	}

	byte[] bytes() {
		return this.bytes;
	}

	PickleType type(int value) {
		return this.types[value];
	}

	long content(int value) {
		return this.contents[value];
	}

	/**
	 * Return where the value's bytes start.
	 */
	int offset(int value) {
		return Span.first(this.contents[value]);
	}

	/**
	 * Return how many bytes the value has.
	 */
	int length(int value) {
		return Span.second(this.contents[value]);
	}

	int state(int object) {
		return this.states[object];
	}

	/**
	 * Return how many members a container can have at most.
	 */
	int mostMembers() {
		return this.keys.length - 1;
	}

	/**
	 * Return whether there were more members than there was room for.
	 */
	boolean isFull(int container) {
		return this.full[container];
	}

	/**
	 * Return a container's first member, 0 if there is none.
	 */
	int firstMember(int container) {
		return this.firsts[container];
	}

	/**
	 * Return the member after another one, 0 if there is none.
	 */
	int nextMember(int member) {
		return this.nexts[member];
	}

	int key(int member) {
		return this.keys[member];
	}

	int value(int member) {
		return this.values[member];
	}

	/**
	 * Return text as a string.
	 * @param limit the largest number of bytes to look at
	 */
	String string(int value, int limit) {
		int offset = offset(value);
		int length = Math.min(length(value), Math.max(limit, 0));
		return switch (type(value)) {
			case TEXT -> new String(this.bytes, offset, length, StandardCharsets.UTF_8);
			case ESCAPED_TEXT -> PickleEscapes.unescape(this.bytes, offset, length);
			case ESCAPED_BYTES ->
				new String(PickleEscapes.unescapeBytes(this.bytes, offset, length), StandardCharsets.UTF_8);
			default -> "...";
		};
	}

}
