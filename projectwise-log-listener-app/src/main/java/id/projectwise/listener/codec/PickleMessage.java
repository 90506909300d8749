package id.projectwise.listener.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import id.projectwise.logging.format.FormatException;
import id.projectwise.logging.format.PercentArgument;
import id.projectwise.logging.format.PercentText;
import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts the arguments into messages of senders that did not, as Python's
 * {@code LogRecord.getMessage} does.
 */
final class PickleMessage {

	private final PickleValues values;

	private final PickleText text;

	private int next;

	PickleMessage(PickleValues values, PickleText text) {
		this.values = values;
		this.text = text;
	}

	/**
	 * Return the message with its arguments, or both side by side if they do not match.
	 * @param record a record that has the message without them
	 * @param arguments the number of a tuple, or of a dictionary
	 */
	String merge(LogRecord record, int arguments) {
		boolean isDictionary = this.values.type(arguments) == PickleType.DICTIONARY;
		this.next = this.values.firstMember(arguments);
		if (this.next == 0) {
			return String.valueOf(record.message());
		}
		Function<String, @Nullable PercentArgument> find = isDictionary ? named(arguments) : this::following;
		try {
			String merged = new PercentText().format(record, find, this.text.left());
			return (isDictionary || this.next == 0) ? merged : unmerged(record, arguments);
		}
		catch (FormatException ex) {
			return unmerged(record, arguments);
		}
	}

	private String unmerged(LogRecord record, int arguments) {
		return record.message() + " " + this.text.repr(arguments);
	}

	private @Nullable PercentArgument following(String name) {
		if (this.next == 0 || !name.isEmpty()) {
			return null;
		}
		int value = this.values.value(this.next);
		this.next = this.values.nextMember(this.next);
		return new Argument(value);
	}

	private Function<String, @Nullable PercentArgument> named(int dictionary) {
		Map<String, @Nullable PercentArgument> arguments = new HashMap<>();
		for (int member = this.values.firstMember(dictionary); member != 0; member = this.values.nextMember(member)) {
			arguments.put(this.text.str(this.values.key(member)), new Argument(this.values.value(member)));
		}
		return arguments::get;
	}

	private final class Argument implements PercentArgument {

		private final int value;

		Argument(int value) {
			this.value = value;
		}

		@Override
		public String str() {
			return PickleMessage.this.text.str(this.value);
		}

		@Override
		public String repr() {
			return PickleMessage.this.text.repr(this.value);
		}

		@Override
		public @Nullable Number number() {
			return switch (PickleMessage.this.values.type(this.value)) {
				case INTEGER, BOOLEAN -> PickleMessage.this.values.content(this.value);
				case FLOAT -> Double.longBitsToDouble(PickleMessage.this.values.content(this.value));
				default -> null;
			};
		}

	}

}
