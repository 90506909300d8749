package id.projectwise.logging.protocol;

import java.util.Map;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * Appends the fields of one entry, and counts them. Text that is too long is cut.
 */
final class EntryWriter {

	private final LineBuffer target;

	private final MessagePackWriter writer;

	private int fields;

	private boolean cut;

	EntryWriter(LineBuffer target) {
		this.target = target;
		this.writer = new MessagePackWriter(target);
	}

	int fields() {
		return this.fields;
	}

	boolean isCut() {
		return this.cut;
	}

	/**
	 * Append a message.
	 * @param limit the largest length of the text in bytes
	 */
	void message(@Nullable String message, @Nullable Object @Nullable [] arguments, int limit) {
		int start = begin(EntryField.MESSAGE);
		MessageText.append(message, arguments, this.target);
		end(start, limit);
	}

	/**
	 * Append text.
	 * @param limit the largest length of the text in bytes
	 */
	void text(EntryField field, String text, int limit) {
		int start = begin(field);
		this.target.appendMessage(text);
		end(start, limit);
	}

	void integer(EntryField field, long value) {
		this.fields++;
		this.target.append(field.key());
		this.writer.integer(value);
	}

	/**
	 * Append labels, as many as there is room for.
	 * @param room the largest length of all in bytes
	 */
	void labels(Map<String, String> labels, int room) {
		this.fields++;
		this.target.append(EntryField.LABELS.key());
		int start = this.writer.beginMap();
		int count = 0;
		for (Map.Entry<String, String> label : labels.entrySet()) {
			count += label(label.getKey(), label.getValue(), start + room) ? 1 : 0;
		}
		this.writer.endMap(start, count);
	}

	private boolean label(String key, String value, int end) {
		int start = this.target.length();
		text(key, EntryEncoder.LARGEST_NAME);
		int room = end - this.target.length() - EntryEncoder.LARGEST_MARK;
		if (room <= 0) {
			this.target.truncate(start);
			this.cut = true;
			return false;
		}
		text(value, room);
		return true;
	}

	private void text(String text, int limit) {
		int start = this.writer.beginText();
		this.target.appendMessage(text);
		end(start, limit);
	}

	private int begin(EntryField field) {
		this.fields++;
		this.target.append(field.key());
		return this.writer.beginText();
	}

	private void end(int start, int limit) {
		int excess = this.target.length() - this.writer.textStart(start) - limit;
		if (excess > 0) {
			cut(this.writer.textStart(start) + limit);
		}
		this.writer.endText(start);
	}

	private void cut(int end) {
		int last = end;
		while ((this.target.array()[last] & 0xC0) == 0x80) {
			last--;
		}
		int count = this.target.length() - last;
		this.target.truncate(last);
		this.target.appendAscii(" [cut: ");
		this.target.appendDecimal(count);
		this.target.appendAscii(" bytes]");
		this.cut = true;
	}

}
