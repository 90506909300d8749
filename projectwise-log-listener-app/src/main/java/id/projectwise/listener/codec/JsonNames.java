package id.projectwise.listener.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The names that have a meaning within an object of JSON. Immutable once made. They are
 * interned, as are those that are looked up, so that comparing characters is the
 * exception.
 */
final class JsonNames {

	/** Objects whose values are labels under their own names. */
	private static final List<String> LABELS = List.of("labels", "mdc", "contextMap");

	/** The names of a whole record. */
	static final JsonNames OF_RECORD = ofRecord();

	/** What a record without a message has: itself. */
	static final JsonName WHOLE_MESSAGE = new JsonName("", JsonField.MESSAGE, JsonField.MESSAGE.names().size(), null);

	private final String prefix;

	private final Map<String, JsonName> fields = new HashMap<>();

	private final Map<String, JsonNames> objects = new HashMap<>();

	private JsonNames(String prefix) {
		this.prefix = prefix;
	}

	private static JsonNames ofRecord() {
		JsonNames names = new JsonNames("");
		for (JsonField field : JsonField.values()) {
			for (String text : field.names()) {
				JsonName name = JsonName.of(text, field);
				names.add(text, name);
				names.fields.put(('_' + text).intern(), name);
			}
		}
		LABELS.forEach((label) -> names.objects.put(label, new JsonNames("")));
		return names;
	}

	// Once as it is, and once for each object the end of the name may be in.
	private void add(String text, JsonName name) {
		this.fields.put(text, name);
		for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
			String object = text.substring(0, dot).intern();
			this.objects.computeIfAbsent(object, (key) -> new JsonNames(this.prefix + key + '.'))
				.add(text.substring(dot + 1).intern(), name);
		}
	}

	/**
	 * Return the field of a name.
	 */
	@Nullable JsonName field(String name) {
		return this.fields.get(name);
	}

	/**
	 * Return the names within an object.
	 * @return the names, or {@code null} if the object has no meaning
	 */
	@Nullable JsonNames object(String name) {
		return this.objects.get(name);
	}

	/**
	 * Return the label of a name that is no field.
	 */
	String label(String name) {
		if (!this.prefix.isEmpty()) {
			return this.prefix + name;
		}
		return (name.length() > 1 && name.charAt(0) == '_') ? name.substring(1) : name;
	}

}
