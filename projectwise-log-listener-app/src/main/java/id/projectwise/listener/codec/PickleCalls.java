package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.ProtocolException;

/**
 * The opcodes by which Python imports, calls and builds. Here they only note the names
 * and values that they would do it with.
 */
final class PickleCalls {

	private final PickleInput input;

	private final PickleValues values;

	private final PickleStack stack;

	PickleCalls(PickleInput input, PickleValues values, PickleStack stack) {
		this.input = input;
		this.values = values;
		this.stack = stack;
	}

	/**
	 * Note what an opcode would do.
	 * @return the number of the value that stands for its result
	 */
	int note(int opcode) throws ProtocolException {
		return switch (opcode) {
			case PickleOpcode.GLOBAL -> readName();
			case PickleOpcode.INST -> {
				int arguments = takenFrom(0, this.stack.popMark());
				yield object(readName(), arguments);
			}
			case PickleOpcode.OBJ -> makeObject(this.stack.popMark());
			case PickleOpcode.NEXT_BUFFER -> this.values.add(PickleType.UNKNOWN, 0);
			case PickleOpcode.EXT1 -> unknown(this.input.readByte());
			case PickleOpcode.EXT2 -> unknown(this.input.readShort());
			case PickleOpcode.EXT4 -> unknown(this.input.readInt());
			case PickleOpcode.PERSID -> unknown(this.input.readLine());
			case PickleOpcode.BINPERSID -> unknown(this.stack.pop());
			default -> noteTaken(opcode);
		};
	}

	private int noteTaken(int opcode) throws ProtocolException {
		if (opcode == PickleOpcode.NEWOBJ_EX) {
			this.stack.pop();
		}
		int second = this.stack.pop();
		int first = this.stack.pop();
		return (opcode == PickleOpcode.STACK_GLOBAL) ? this.values.add(PickleType.NAME, Span.of(first, second))
				: object(first, second);
	}

	private int makeObject(int count) throws ProtocolException {
		if (count == 0) {
			throw new ProtocolException("pickle object", "nothing", "a class");
		}
		return object(this.stack.taken(0), takenFrom(1, count));
	}

	private int takenFrom(int first, int count) {
		int tuple = this.values.addContainer(PickleType.TUPLE, 0);
		for (int i = first; i < count; i++) {
			this.values.addMember(tuple, PickleValues.OMITTED, this.stack.taken(i));
		}
		return tuple;
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

	/**
	 * Note what the object on the stack would be built from.
	 */
	void build() throws ProtocolException {
		int state = this.stack.pop();
		int object = this.stack.peek();
		if (this.values.type(object) == PickleType.OBJECT) {
			this.values.setState(object, state);
		}
	}

}
