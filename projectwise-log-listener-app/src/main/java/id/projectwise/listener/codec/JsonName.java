package id.projectwise.listener.codec;

import org.jspecify.annotations.Nullable;

/**
 * One of the names of a field.
 *
 * @param text the name with the names of the objects it is in
 * @param field what it means
 * @param rank 0 for the field's best name
 * @param number what it means in front of a number, if that is something else
 */
record JsonName(String text, JsonField field, int rank, @Nullable JsonName number) {

	static JsonName of(String text, JsonField field) {
		int rank = field.names().indexOf(text);
		JsonField ifNumber = field.ifNumber();
		JsonName number = (ifNumber != field) ? new JsonName(text, ifNumber, ifNumber.names().size() + rank, null)
				: null;
		return new JsonName(text, field, rank, number);
	}

	/**
	 * Return whether a value belongs to the field.
	 */
	boolean takes(String value, boolean isStructured) {
		if (isStructured) {
			return this.field == JsonField.MESSAGE || this.field == JsonField.STACK_TRACE;
		}
		return !this.field.isNumber() || TextCursor.number(value) >= 0;
	}

}
