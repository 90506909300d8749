package id.projectwise.logging.protocol;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Where the fields of an entry are. For one thread, and one entry after the other.
 */
final class EntryFields {

	private static final int LARGEST_KEPT = 1024;

	/** Where the value of each field starts; 0 if there is none. */
	private final int[] positions = new int[EntryField.COUNT];

	/** Where the keys of pairs start that are no field. */
	private int[] others = new int[16];

	private int otherCount;

	/**
	 * Give memory back that is hardly needed again.
	 */
	void shrink() {
		this.others = (this.others.length > LARGEST_KEPT) ? new int[16] : this.others;
	}

	void clear() {
		Arrays.fill(this.positions, 0);
		this.otherCount = 0;
	}

	void set(EntryField field, int position) {
		this.positions[field.ordinal()] = position;
	}

	void addOther(int key) {
		if (this.otherCount == this.others.length) {
			this.others = Arrays.copyOf(this.others, this.otherCount * 2);
		}
		this.others[this.otherCount++] = key;
	}

	/**
	 * Return where the value of a field starts; 0 if there is none.
	 */
	int position(EntryField field) {
		return this.positions[field.ordinal()];
	}

	/**
	 * Return the first field of a group that is there.
	 */
	@Nullable EntryField firstOf(EntryField[] group) {
		for (EntryField field : group) {
			if (position(field) > 0) {
				return field;
			}
		}
		return null;
	}

	/**
	 * Return whether all fields of the origin are there.
	 */
	boolean hasOrigin() {
		for (int i = 0; i < EntryField.OF_ORIGIN; i++) {
			if (this.positions[EntryField.SERVICE.ordinal() + i] == 0) {
				return false;
			}
		}
		return true;
	}

	int others() {
		return this.otherCount;
	}

	/**
	 * Return where the key of a pair starts that is no field.
	 */
	int other(int index) {
		return this.others[index];
	}

}
