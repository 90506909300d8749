package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.ProtocolException;

/**
 * Reads pickles of the protocols 0 to 5 as plain data. Opcodes that would import, call or
 * build something in Python only note the names by which they do: no class is looked up
 * or loaded, whatever the pickle says. Time and memory are bounded by the length of the
 * pickle.
 */
final class PickleReader {

	/** Python puts up to 1,000 pairs of a dictionary there at once. */
	private static final int LEAST_STACK = 4096;

	private static final int STACK_PER_FIELD = 16;

	private static final int MARKS_PER_LEVEL = 4;

	private final PickleInput input = new PickleInput();

	private final PickleValues values;

	private final PickleNumbers numbers;

	private final PickleCalls calls;

	private final PickleStack stack;

	private final PickleMemo memo;

	/**
	 * Create a reader.
	 * @param values where to put the values
	 * @param settings how many values there may be, and how deep in one another
	 */
	PickleReader(PickleValues values, DecoderSettings settings) {
		this.values = values;
		this.numbers = new PickleNumbers(this.input, values);
		this.stack = new PickleStack(Math.max(STACK_PER_FIELD * settings.fields(), LEAST_STACK),
				MARKS_PER_LEVEL * settings.nesting());
		this.calls = new PickleCalls(this.input, values, this.stack);
		this.memo = new PickleMemo(STACK_PER_FIELD * settings.fields());
	}

	/**
	 * Read a pickle. Its values are valid until the bytes are changed.
	 * @return the number of the value that it is
	 */
	int read(byte[] bytes, int offset, int length) throws ProtocolException {
		this.input.reset(bytes, offset, length);
		this.values.reset(bytes);
		this.stack.clear();
		this.memo.reset(length);
		for (int opcode = this.input.readByte(); opcode != PickleOpcode.STOP; opcode = this.input.readByte()) {
			this.values.setNested(this.stack.isNested());
			step(opcode);
		}
		if (this.input.remaining() > 0) {
			throw new ProtocolException("pickle", this.input.remaining() + " bytes behind its end", "none");
		}
		return this.stack.pop();
	}

	private void step(int opcode) throws ProtocolException {
		switch (opcode) {
			case PickleOpcode.SHORT_BINUNICODE, PickleOpcode.BINUNICODE, PickleOpcode.BINUNICODE8,
					PickleOpcode.SHORT_BINSTRING, PickleOpcode.BINSTRING, PickleOpcode.SHORT_BINBYTES,
					PickleOpcode.BINBYTES, PickleOpcode.BINBYTES8, PickleOpcode.BYTEARRAY8, PickleOpcode.STRING,
					PickleOpcode.UNICODE ->
				this.stack.push(readText(opcode));
			case PickleOpcode.BINPUT, PickleOpcode.LONG_BINPUT, PickleOpcode.PUT, PickleOpcode.MEMOIZE,
					PickleOpcode.BINGET, PickleOpcode.LONG_BINGET, PickleOpcode.GET ->
				memo(opcode);
			case PickleOpcode.NONE, PickleOpcode.NEWTRUE, PickleOpcode.NEWFALSE, PickleOpcode.BININT1,
					PickleOpcode.BININT2, PickleOpcode.BININT, PickleOpcode.LONG1, PickleOpcode.LONG4, PickleOpcode.INT,
					PickleOpcode.LONG, PickleOpcode.BINFLOAT, PickleOpcode.FLOAT ->
				this.stack.push(this.numbers.read(opcode));
			case PickleOpcode.EMPTY_DICT, PickleOpcode.EMPTY_LIST, PickleOpcode.EMPTY_TUPLE, PickleOpcode.EMPTY_SET,
					PickleOpcode.DICT, PickleOpcode.LIST, PickleOpcode.TUPLE, PickleOpcode.FROZENSET,
					PickleOpcode.TUPLE1, PickleOpcode.TUPLE2, PickleOpcode.TUPLE3 ->
				this.stack.push(makeContainer(opcode));
			case PickleOpcode.APPEND, PickleOpcode.APPENDS, PickleOpcode.ADDITEMS, PickleOpcode.SETITEM,
					PickleOpcode.SETITEMS ->
				fill(opcode);
			case PickleOpcode.GLOBAL, PickleOpcode.STACK_GLOBAL, PickleOpcode.REDUCE, PickleOpcode.NEWOBJ,
					PickleOpcode.NEWOBJ_EX, PickleOpcode.INST, PickleOpcode.OBJ, PickleOpcode.EXT1, PickleOpcode.EXT2,
					PickleOpcode.EXT4, PickleOpcode.PERSID, PickleOpcode.BINPERSID, PickleOpcode.NEXT_BUFFER ->
				this.stack.push(this.calls.note(opcode));
			default -> control(opcode);
		}
	}

	private void control(int opcode) throws ProtocolException {
		switch (opcode) {
			case PickleOpcode.MARK -> this.stack.mark();
			case PickleOpcode.POP -> this.stack.popValueOrMark();
			case PickleOpcode.POP_MARK -> this.stack.popMark();
			case PickleOpcode.DUP -> this.stack.push(this.stack.peek());
			case PickleOpcode.READONLY_BUFFER -> this.stack.peek();
			case PickleOpcode.BUILD -> this.calls.build();
			case PickleOpcode.FRAME -> this.input.readLength8();
			case PickleOpcode.PROTO -> checkProtocol(this.input.readByte());
			default -> throw new ProtocolException("pickle", "opcode 0x" + Integer.toHexString(opcode),
					"one of the protocols 0 to " + PickleOpcode.PROTOCOL);
		}
	}

	private static void checkProtocol(int protocol) throws ProtocolException {
		if (protocol > PickleOpcode.PROTOCOL) {
			throw new ProtocolException("pickle protocol", protocol, "at most " + PickleOpcode.PROTOCOL);
		}
	}

	private int readText(int opcode) throws ProtocolException {
		return switch (opcode) {
			case PickleOpcode.SHORT_BINUNICODE, PickleOpcode.SHORT_BINSTRING ->
				this.values.add(PickleType.TEXT, this.input.readSpan1());
			case PickleOpcode.BINUNICODE, PickleOpcode.BINSTRING ->
				this.values.add(PickleType.TEXT, this.input.readSpan4());
			case PickleOpcode.BINUNICODE8 -> this.values.add(PickleType.TEXT, this.input.readSpan8());
			case PickleOpcode.SHORT_BINBYTES -> this.values.add(PickleType.BYTES, this.input.readSpan1());
			case PickleOpcode.BINBYTES -> this.values.add(PickleType.BYTES, this.input.readSpan4());
			case PickleOpcode.UNICODE -> this.values.add(PickleType.ESCAPED_TEXT, this.input.readLine());
			case PickleOpcode.STRING -> this.values.add(PickleType.ESCAPED_BYTES, this.input.readQuotedLine());
			default -> this.values.add(PickleType.BYTES, this.input.readSpan8());
		};
	}

	private void memo(int opcode) throws ProtocolException {
		switch (opcode) {
			case PickleOpcode.BINPUT -> this.memo.put(this.input.readByte(), this.stack.peek());
			case PickleOpcode.LONG_BINPUT -> this.memo.put(this.input.readInt() & 0xFFFF_FFFFL, this.stack.peek());
			case PickleOpcode.PUT -> this.memo.put(this.numbers.readIndex(), this.stack.peek());
			case PickleOpcode.MEMOIZE -> this.memo.add(this.stack.peek());
			case PickleOpcode.BINGET -> this.stack.push(this.memo.get(this.input.readByte()));
			case PickleOpcode.LONG_BINGET -> this.stack.push(this.memo.get(this.input.readInt() & 0xFFFF_FFFFL));
			default -> this.stack.push(this.memo.get(this.numbers.readIndex()));
		}
	}

	private int makeContainer(int opcode) throws ProtocolException {
		return switch (opcode) {
			case PickleOpcode.EMPTY_DICT -> this.values.addContainer(PickleType.DICTIONARY, 0);
			case PickleOpcode.EMPTY_LIST -> this.values.addContainer(PickleType.LIST, 0);
			case PickleOpcode.EMPTY_TUPLE -> this.values.addContainer(PickleType.TUPLE, 0);
			case PickleOpcode.EMPTY_SET -> this.values.addContainer(PickleType.SET, 0);
			case PickleOpcode.TUPLE1 -> makeTuple(1);
			case PickleOpcode.TUPLE2 -> makeTuple(2);
			case PickleOpcode.TUPLE3 -> makeTuple(3);
			case PickleOpcode.LIST -> addTaken(this.values.addContainer(PickleType.LIST, 0), this.stack.popMark());
			case PickleOpcode.TUPLE -> addTaken(this.values.addContainer(PickleType.TUPLE, 0), this.stack.popMark());
			case PickleOpcode.FROZENSET -> addTaken(this.values.addContainer(PickleType.SET, 0), this.stack.popMark());
			default -> addPairs(this.values.addContainer(PickleType.DICTIONARY, 0), this.stack.popMark());
		};
	}

	private int makeTuple(int count) throws ProtocolException {
		for (int i = 0; i < count; i++) {
			this.stack.pop();
		}
		return addTaken(this.values.addContainer(PickleType.TUPLE, 0), count);
	}

	private void fill(int opcode) throws ProtocolException {
		switch (opcode) {
			case PickleOpcode.APPEND -> {
				int value = this.stack.pop();
				this.values.addMember(container(PickleType.LIST), PickleValues.OMITTED, value);
			}
			case PickleOpcode.SETITEM -> {
				int value = this.stack.pop();
				int key = this.stack.pop();
				this.values.addMember(container(PickleType.DICTIONARY), key, value);
			}
			case PickleOpcode.APPENDS -> {
				int count = this.stack.popMark();
				addTaken(container(PickleType.LIST), count);
			}
			case PickleOpcode.ADDITEMS -> {
				int count = this.stack.popMark();
				addTaken(container(PickleType.SET), count);
			}
			default -> {
				int count = this.stack.popMark();
				addPairs(container(PickleType.DICTIONARY), count);
			}
		}
	}

	// Objects that are no containers in Python are refused members there, not here.
	private int container(PickleType expected) throws ProtocolException {
		int container = this.stack.peek();
		PickleType type = this.values.type(container);
		if (type != expected && type != PickleType.OBJECT && type != PickleType.OMITTED) {
			throw new ProtocolException("pickle container", type, expected);
		}
		return container;
	}

	private int addTaken(int container, int count) {
		for (int i = 0; i < count; i++) {
			this.values.addMember(container, PickleValues.OMITTED, this.stack.taken(i));
		}
		return container;
	}

	private int addPairs(int container, int count) throws ProtocolException {
		if (count % 2 != 0) {
			throw new ProtocolException("pickle dictionary", count + " keys and values", "as many keys as values");
		}
		for (int i = 0; i < count; i += 2) {
			this.values.addMember(container, this.stack.taken(i), this.stack.taken(i + 1));
		}
		return container;
	}

}
