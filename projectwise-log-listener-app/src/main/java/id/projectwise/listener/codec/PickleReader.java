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
		for (int opcode = this.input.readByte(); opcode != Opcode.STOP; opcode = this.input.readByte()) {
			step(opcode);
		}
		if (this.input.remaining() > 0) {
			throw new ProtocolException("pickle", this.input.remaining() + " bytes behind its end", "none");
		}
		return this.stack.pop();
	}

	private void step(int opcode) throws ProtocolException {
		switch (opcode) {
			case Opcode.SHORT_BINUNICODE, Opcode.BINUNICODE, Opcode.BINUNICODE8, Opcode.SHORT_BINSTRING,
					Opcode.BINSTRING, Opcode.SHORT_BINBYTES, Opcode.BINBYTES, Opcode.BINBYTES8, Opcode.BYTEARRAY8,
					Opcode.STRING, Opcode.UNICODE ->
				this.stack.push(readText(opcode));
			case Opcode.BINPUT, Opcode.LONG_BINPUT, Opcode.PUT, Opcode.MEMOIZE, Opcode.BINGET, Opcode.LONG_BINGET,
					Opcode.GET ->
				memo(opcode);
			case Opcode.NONE, Opcode.NEWTRUE, Opcode.NEWFALSE, Opcode.BININT1, Opcode.BININT2, Opcode.BININT,
					Opcode.LONG1, Opcode.LONG4, Opcode.INT, Opcode.LONG, Opcode.BINFLOAT, Opcode.FLOAT ->
				this.stack.push(this.numbers.read(opcode));
			case Opcode.EMPTY_DICT, Opcode.EMPTY_LIST, Opcode.EMPTY_TUPLE, Opcode.EMPTY_SET, Opcode.DICT, Opcode.LIST,
					Opcode.TUPLE, Opcode.FROZENSET, Opcode.TUPLE1, Opcode.TUPLE2, Opcode.TUPLE3 ->
				this.stack.push(makeContainer(opcode));
			case Opcode.APPEND, Opcode.APPENDS, Opcode.ADDITEMS, Opcode.SETITEM, Opcode.SETITEMS -> fill(opcode);
			case Opcode.GLOBAL, Opcode.STACK_GLOBAL, Opcode.REDUCE, Opcode.NEWOBJ, Opcode.NEWOBJ_EX, Opcode.INST,
					Opcode.OBJ, Opcode.EXT1, Opcode.EXT2, Opcode.EXT4, Opcode.PERSID, Opcode.BINPERSID,
					Opcode.NEXT_BUFFER ->
				this.stack.push(note(opcode));
			default -> control(opcode);
		}
	}

	private void control(int opcode) throws ProtocolException {
		switch (opcode) {
			case Opcode.MARK -> this.stack.mark();
			case Opcode.POP -> this.stack.popValueOrMark();
			case Opcode.POP_MARK -> this.stack.popMark();
			case Opcode.DUP -> this.stack.push(this.stack.peek());
			case Opcode.READONLY_BUFFER -> this.stack.peek();
			case Opcode.BUILD -> build();
			case Opcode.FRAME -> this.input.readLength8();
			case Opcode.PROTO -> checkProtocol(this.input.readByte());
			default -> throw new ProtocolException("pickle", "opcode 0x" + Integer.toHexString(opcode),
					"one of the protocols 0 to " + Opcode.PROTOCOL);
		}
	}

	private static void checkProtocol(int protocol) throws ProtocolException {
		if (protocol > Opcode.PROTOCOL) {
			throw new ProtocolException("pickle protocol", protocol, "at most " + Opcode.PROTOCOL);
		}
	}

	private int readText(int opcode) throws ProtocolException {
		return switch (opcode) {
			case Opcode.SHORT_BINUNICODE, Opcode.SHORT_BINSTRING ->
				this.values.add(PickleType.TEXT, this.input.readSpan1());
			case Opcode.BINUNICODE, Opcode.BINSTRING -> this.values.add(PickleType.TEXT, this.input.readSpan4());
			case Opcode.BINUNICODE8 -> this.values.add(PickleType.TEXT, this.input.readSpan8());
			case Opcode.SHORT_BINBYTES -> this.values.add(PickleType.BYTES, this.input.readSpan1());
			case Opcode.BINBYTES -> this.values.add(PickleType.BYTES, this.input.readSpan4());
			case Opcode.UNICODE -> this.values.add(PickleType.ESCAPED_TEXT, this.input.readLine());
			case Opcode.STRING -> this.values.add(PickleType.ESCAPED_BYTES, this.input.readQuotedLine());
			default -> this.values.add(PickleType.BYTES, this.input.readSpan8());
		};
	}

	private void memo(int opcode) throws ProtocolException {
		switch (opcode) {
			case Opcode.BINPUT -> this.memo.put(this.input.readByte(), this.stack.peek());
			case Opcode.LONG_BINPUT -> this.memo.put(this.input.readInt() & 0xFFFF_FFFFL, this.stack.peek());
			case Opcode.PUT -> this.memo.put(this.numbers.readIndex(), this.stack.peek());
			case Opcode.MEMOIZE -> this.memo.add(this.stack.peek());
			case Opcode.BINGET -> this.stack.push(this.memo.get(this.input.readByte()));
			case Opcode.LONG_BINGET -> this.stack.push(this.memo.get(this.input.readInt() & 0xFFFF_FFFFL));
			default -> this.stack.push(this.memo.get(this.numbers.readIndex()));
		}
	}

	private int makeContainer(int opcode) throws ProtocolException {
		return switch (opcode) {
			case Opcode.EMPTY_DICT -> this.values.addContainer(PickleType.DICTIONARY, 0);
			case Opcode.EMPTY_LIST -> this.values.addContainer(PickleType.LIST, 0);
			case Opcode.EMPTY_TUPLE -> this.values.addContainer(PickleType.TUPLE, 0);
			case Opcode.EMPTY_SET -> this.values.addContainer(PickleType.SET, 0);
			case Opcode.TUPLE1 -> makeTuple(1);
			case Opcode.TUPLE2 -> makeTuple(2);
			case Opcode.TUPLE3 -> makeTuple(3);
			case Opcode.LIST -> addTaken(this.values.addContainer(PickleType.LIST, 0), this.stack.popMark());
			case Opcode.TUPLE -> addTaken(this.values.addContainer(PickleType.TUPLE, 0), this.stack.popMark());
			case Opcode.FROZENSET -> addTaken(this.values.addContainer(PickleType.SET, 0), this.stack.popMark());
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
			case Opcode.APPEND -> {
				int value = this.stack.pop();
				this.values.addMember(container(PickleType.LIST), PickleValues.OMITTED, value);
			}
			case Opcode.SETITEM -> {
				int value = this.stack.pop();
				int key = this.stack.pop();
				this.values.addMember(container(PickleType.DICTIONARY), key, value);
			}
			case Opcode.APPENDS -> {
				int count = this.stack.popMark();
				addTaken(container(PickleType.LIST), count);
			}
			case Opcode.ADDITEMS -> {
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

	private int note(int opcode) throws ProtocolException {
		return switch (opcode) {
			case Opcode.GLOBAL -> readName();
			case Opcode.INST -> {
				int arguments = addTaken(this.values.addContainer(PickleType.TUPLE, 0), this.stack.popMark());
				yield object(readName(), arguments);
			}
			case Opcode.OBJ -> makeObject(this.stack.popMark());
			case Opcode.NEXT_BUFFER -> this.values.add(PickleType.UNKNOWN, 0);
			case Opcode.EXT1 -> unknown(this.input.readByte());
			case Opcode.EXT2 -> unknown(this.input.readShort());
			case Opcode.EXT4 -> unknown(this.input.readInt());
			case Opcode.PERSID -> unknown(this.input.readLine());
			case Opcode.BINPERSID -> unknown(this.stack.pop());
			default -> noteTaken(opcode);
		};
	}

	private int noteTaken(int opcode) throws ProtocolException {
		if (opcode == Opcode.NEWOBJ_EX) {
			this.stack.pop();
		}
		int second = this.stack.pop();
		int first = this.stack.pop();
		return (opcode == Opcode.STACK_GLOBAL) ? this.values.add(PickleType.NAME, Span.of(first, second))
				: object(first, second);
	}

	private int makeObject(int count) throws ProtocolException {
		if (count == 0) {
			throw new ProtocolException("pickle object", "nothing", "a class");
		}
		int arguments = this.values.addContainer(PickleType.TUPLE, 0);
		for (int i = 1; i < count; i++) {
			this.values.addMember(arguments, PickleValues.OMITTED, this.stack.taken(i));
		}
		return object(this.stack.taken(0), arguments);
	}

	private int readName() throws ProtocolException {
		int module = this.values.add(PickleType.TEXT, this.input.readLine());
		int name = this.values.add(PickleType.TEXT, this.input.readLine());
		return this.values.add(PickleType.NAME, Span.of(module, name));
	}

	private int object(int callable, int arguments) {
		return this.values.addContainer(PickleType.OBJECT, Span.of(callable, arguments));
	}

	private int unknown(long ignored) {
		return this.values.add(PickleType.UNKNOWN, ignored);
	}

	private void build() throws ProtocolException {
		int state = this.stack.pop();
		int object = this.stack.peek();
		if (this.values.type(object) == PickleType.OBJECT) {
			this.values.setState(object, state);
		}
	}

}
