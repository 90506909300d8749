package id.projectwise.listener.codec;

import java.math.BigInteger;
import java.util.Arrays;

import id.projectwise.logging.protocol.ByteCache;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record by their fields, and all others.
 */
final class PickleFields {

	private static final int LONGEST_NAME = 256;

	private final PickleValues values;

	private final PickleText text;

	private final ByteCache<String> names = new ByteCache<>(4096, LONGEST_NAME);

	private final int[] fields = new int[PickleField.COUNT];

	private final int[] others;

	private int otherCount;

	PickleFields(PickleValues values, PickleText text) {
		this.values = values;
		this.text = text;
		this.others = new int[values.mostMembers()];
	}

	/**
	 * Look at a record.
	 * @param root the number of a dictionary
	 */
	void open(int root) {
		Arrays.fill(this.fields, PickleValues.OMITTED);
		this.otherCount = 0;
		int expected = 0;
		for (int member = this.values.firstMember(root); member != 0; member = this.values.nextMember(member)) {
			PickleField field = field(this.values.key(member), expected);
			if (field == null) {
				this.others[this.otherCount++] = member;
			}
			else {
				this.fields[field.ordinal()] = this.values.value(member);
				expected = field.ordinal() + 1;
			}
		}
	}

	private @Nullable PickleField field(int key, int expected) {
		return this.values.type(key).isText()
				? PickleField.find(this.values.bytes(), this.values.offset(key), this.values.length(key), expected)
				: null;
	}

	/**
	 * Return how many members are no field.
	 */
	int otherCount() {
		return this.otherCount;
	}

	/**
	 * Return a member that is no field.
	 */
	int other(int index) {
		return this.others[index];
	}

	/**
	 * Return the number of a field's value, or {@link PickleValues#OMITTED} if there is
	 * none.
	 */
	int value(PickleField field) {
		return this.fields[field.ordinal()];
	}

	/**
	 * Return whether there is no such field, or it is {@code None}.
	 */
	boolean isMissing(PickleField field) {
		int value = value(field);
		return value == PickleValues.OMITTED || this.values.type(value) == PickleType.NONE;
	}

	/**
	 * Return a field as text, empty if it is missing.
	 */
	String text(PickleField field) {
		return isMissing(field) ? "" : this.text.label(value(field));
	}

	/**
	 * Return a field as text that is likely to come again, empty if it is missing.
	 */
	String name(PickleField field) {
		return isMissing(field) ? "" : name(value(field));
	}

	/**
	 * Return a value as text that is likely to come again. Formats know it by its
	 * identity.
	 */
	String name(int value) {
		if (this.values.type(value) != PickleType.TEXT || this.values.length(value) > LONGEST_NAME) {
			return this.text.label(value);
		}
		int offset = this.values.offset(value);
		int length = this.values.length(value);
		String known = this.names.find(this.values.bytes(), offset, length);
		return (known != null) ? known
				: this.names.keep(this.values.bytes(), offset, length, this.values.string(value, length).intern());
	}

	/**
	 * Return a field as a number, NaN if it is none.
	 */
	double number(PickleField field) {
		int value = value(field);
		return switch (this.values.type(value)) {
			case INTEGER -> this.values.content(value);
			case FLOAT -> Double.longBitsToDouble(this.values.content(value));
			default -> Double.NaN;
		};
	}

	/**
	 * Return a field as a whole number, 0 if it is none.
	 */
	long whole(PickleField field) {
		int value = value(field);
		if (this.values.type(value) == PickleType.INTEGER) {
			return this.values.content(value);
		}
		BigInteger large = PickleIntegers.of(this.values, value);
		return (large != null) ? large.longValue() : 0;
	}

}
