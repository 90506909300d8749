package id.projectwise.logging.protocol;

import java.util.Map;

/**
 * Values of an entry that was read once already and is known to be well-formed.
 */
final class EntryValues {

	private final EntryNames names;

	private final MessagePackReader reader = new MessagePackReader(new byte[0], 0, 0);

	EntryValues(EntryNames names) {
		this.names = names;
	}

	void reset(byte[] bytes, int offset, int length) {
		this.reader.reset(bytes, offset, length);
	}

	/**
	 * Return a value of any type as text.
	 */
	String text(int position) {
		try {
			return ValueText.read(this.reader.at(position));
		}
		catch (ProtocolException ex) {
			throw changed(ex);
		}
	}

	/**
	 * Return a value of any type as text that is likely to come again.
	 */
	String name(int position) {
		try {
			return readName(this.reader.at(position));
		}
		catch (ProtocolException ex) {
			throw changed(ex);
		}
	}

	private String readName(MessagePackReader value) throws ProtocolException {
		if (!ValueText.isText(value.peek())) {
			return ValueText.read(value);
		}
		value.readBytes();
		return this.names.text(value);
	}

	/**
	 * Return a value of any type as a level.
	 */
	Level level(int position) {
		try {
			return readLevel(this.reader.at(position));
		}
		catch (ProtocolException ex) {
			throw changed(ex);
		}
	}

	private Level readLevel(MessagePackReader value) throws ProtocolException {
		if (value.peek() == MessagePackType.INTEGER) {
			return Level.of(value.readInteger());
		}
		if (!ValueText.isText(value.peek())) {
			return Level.of(ValueText.read(value));
		}
		value.readBytes();
		return this.names.level(value);
	}

	/**
	 * Return a value of any type as a number, 0 if it is none.
	 */
	long number(int position) {
		try {
			return readNumber(this.reader.at(position));
		}
		catch (ProtocolException ex) {
			throw changed(ex);
		}
	}

	private static long readNumber(MessagePackReader value) throws ProtocolException {
		return switch (value.peek()) {
			case INTEGER -> value.readInteger();
			case FLOAT -> (long) value.readFloat();
			default -> {
				String text = ValueText.read(value);
				yield text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
			}
		};
	}

	/**
	 * Add the pair whose key is at the position to labels.
	 */
	void addLabel(int position, Map<String, String> labels) {
		try {
			readLabel(this.reader.at(position), "", labels);
		}
		catch (ProtocolException ex) {
			throw changed(ex);
		}
	}

	/**
	 * Add the pairs of a map to labels, or what is there instead of a map as one label.
	 * @param name the name of that label
	 * @param prefix what comes before the names of the pairs
	 */
	void addLabels(int position, String name, String prefix, Map<String, String> labels) {
		try {
			readLabels(this.reader.at(position), name, prefix, labels);
		}
		catch (ProtocolException ex) {
			throw changed(ex);
		}
	}

	private void readLabels(MessagePackReader value, String name, String prefix, Map<String, String> labels)
			throws ProtocolException {
		if (value.peek() != MessagePackType.MAP) {
			labels.put(name, ValueText.read(value));
			return;
		}
		for (int pairs = value.readMap(); pairs > 0 && labels.size() < ReceivedRecord.MAX_LABELS; pairs--) {
			readLabel(value, prefix, labels);
		}
	}

	private void readLabel(MessagePackReader value, String prefix, Map<String, String> labels)
			throws ProtocolException {
		String key = readName(value);
		labels.put(prefix.isEmpty() ? key : prefix + key, ValueText.read(value));
	}

	/**
	 * Return where the value of a map's pair starts; 0 if there is no such pair, or no
	 * map.
	 */
	int find(int position, EntryField field) {
		try {
			return find(this.reader.at(position), field);
		}
		catch (ProtocolException ex) {
			throw changed(ex);
		}
	}

	private int find(MessagePackReader value, EntryField field) throws ProtocolException {
		int pairs = (value.peek() == MessagePackType.MAP) ? value.readMap() : 0;
		for (; pairs > 0; pairs--) {
			if (readName(value).equals(field.text())) {
				return value.position();
			}
			value.skip();
		}
		return 0;
	}

	private static IllegalStateException changed(ProtocolException cause) {
		return new IllegalStateException("The entry was changed while it was read", cause);
	}

}
