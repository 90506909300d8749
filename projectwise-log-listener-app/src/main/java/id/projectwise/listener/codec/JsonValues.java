package id.projectwise.listener.codec;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The values of a record that was sent as JSON. Whatever has no meaning, or has it under
 * a worse name than another value, is a label.
 */
final class JsonValues {

	private static final int FIELDS = JsonField.values().length;

	private final @Nullable JsonName[] names = new JsonName[FIELDS];

	/** Of those that have a name; the others are of earlier records. */
	private final String[] texts = new String[FIELDS];

	private final DecodedRecord record;

	private final Names known;

	/**
	 * Create a place for values.
	 * @param record where labels go
	 * @param known texts that came before
	 */
	JsonValues(DecodedRecord record, Names known) {
		this.record = record;
		this.known = known;
	}

	void clear() {
		Arrays.fill(this.names, null);
	}

	/**
	 * Set a field, unless it has a better name already. The last value of a name counts.
	 */
	void put(JsonName name, String text) {
		int field = name.field().ordinal();
		JsonName other = this.names[field];
		if (other != null && other.rank() < name.rank()) {
			this.record.addLabel(name.text(), text);
			return;
		}
		if (other != null && other != name) {
			this.record.addLabel(other.text(), this.texts[field]);
		}
		this.names[field] = name;
		this.texts[field] = text;
	}

	void putLabel(String name, String text) {
		this.record.addLabel(name, text);
	}

	/**
	 * Have a field as a label after all.
	 */
	void moveToLabels(JsonField field) {
		JsonName name = this.names[field.ordinal()];
		if (name != null) {
			this.record.addLabel(name.text(), text(field));
			this.names[field.ordinal()] = null;
		}
	}

	boolean has(JsonField field) {
		return this.names[field.ordinal()] != null;
	}

	/**
	 * Return whether a field was sent under a name.
	 */
	boolean isCalled(JsonField field, String text) {
		JsonName name = this.names[field.ordinal()];
		return name != null && name.text().equals(text);
	}

	/**
	 * Return a field, empty if there is none.
	 */
	String text(JsonField field) {
		return has(field) ? this.texts[field.ordinal()] : "";
	}

	/**
	 * Return a field that is likely to come again.
	 */
	String name(JsonField field, String otherwise) {
		return has(field) ? this.known.text(text(field)) : otherwise;
	}

	/**
	 * Return a field that is a number, 0 if there is none.
	 */
	long number(JsonField field) {
		return has(field) ? TextCursor.number(text(field)) : 0;
	}

}
