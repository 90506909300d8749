package id.projectwise.logging.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * A message taken apart at its <code>{}</code>. Messages that stand in the source are the
 * same object each time, so what was made of them is kept, by identity. Of bounded size,
 * and without a lock: threads that miss another's template make their own.
 */
final class MessageTemplate {

	private static final String PLACE = "{}";

	private static final int SIZE = 1024;

	/** In how many places a template may be, for messages that meet in one. */
	private static final int WAYS = 4;

	private static final int PATIENCE = 64;

	private static final int MAX_LENGTH = 1024;

	private static final AtomicReferenceArray<@Nullable MessageTemplate> KEPT = new AtomicReferenceArray<>(SIZE);

	private final String message;

	private final boolean raw;

	/** The texts before each place and after the last, ready to be shown. */
	private final byte[][] texts;

	/** Where the text after each place starts in the message. */
	private final int[] starts;

	/** Whether nothing of the text after the last place is left to interpret. */
	private final boolean endsPlain;

	private int misses;

	private MessageTemplate(String message, boolean raw) {
		this.message = message;
		this.raw = raw;
		List<byte[]> parts = new ArrayList<>();
		int[] positions = new int[4];
		LineBuffer text = raw ? LineBuffer.raw() : new LineBuffer();
		int start = 0;
		for (int place = message.indexOf(PLACE); place >= 0; place = message.indexOf(PLACE, start)) {
			int backslashes = backslashesBefore(message, place);
			text.appendMessage(message, start, (backslashes == 0) ? place : place - 1);
			if (backslashes == 1) {
				text.append((byte) '{');
				start = place + 1;
			}
			else {
				parts.add(text.copy(0));
				text.clear();
				start = place + PLACE.length();
				if (parts.size() == positions.length) {
					positions = Arrays.copyOf(positions, parts.size() * 2);
				}
				positions[parts.size()] = start;
			}
		}
		text.appendMessage(message, start, message.length());
		parts.add(text.copy(0));
		this.texts = parts.toArray(new byte[0][]);
		this.starts = Arrays.copyOf(positions, parts.size());
		this.endsPlain = message.indexOf(PLACE, this.starts[parts.size() - 1]) < 0;
	}

	/**
	 * Take a message apart.
	 * @param raw whether for {@linkplain LineBuffer#isRaw() raw} buffers or for others
	 */
	static MessageTemplate of(String message, boolean raw) {
		int hash = message.hashCode() + (raw ? 1 : 0);
		int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & (SIZE - 1);
		for (int way = 0; way < WAYS; way++) {
			MessageTemplate kept = KEPT.getPlain(slot ^ way);
			// Comparing characters would cost what is to be saved.
			if (kept != null && kept.message == message && kept.raw == raw) {
				return kept;
			}
		}
		MessageTemplate template = new MessageTemplate(message, raw);
		if (message.length() <= MAX_LENGTH) {
			keep(template, slot);
		}
		return template;
	}

	private static void keep(MessageTemplate template, int slot) {
		for (int way = 0; way < WAYS; way++) {
			if (KEPT.getPlain(slot ^ way) == null) {
				KEPT.setRelease(slot ^ way, template);
				return;
			}
		}
		// All taken, maybe by messages of long ago: one gives way now and then, each in
		// its
		// turn.
		MessageTemplate first = KEPT.getPlain(slot);
		if (first != null && ++first.misses % PATIENCE == 0) {
			KEPT.setRelease(slot ^ first.misses / PATIENCE % WAYS, template);
		}
	}

	// One takes the place's meaning away, two are one that stays in front of the
	// argument.
	private static int backslashesBefore(String message, int place) {
		if (place == 0 || message.charAt(place - 1) != '\\') {
			return 0;
		}
		return (place > 1 && message.charAt(place - 2) == '\\') ? 2 : 1;
	}

	/**
	 * Append the message. If there are too few arguments, the rest is shown as it was
	 * written, backslashes included.
	 */
	void append(@Nullable Object[] arguments, LineBuffer line) {
		int places = this.texts.length - 1;
		int count = Math.min(arguments.length, places);
		for (int i = 0; i < count; i++) {
			line.append(this.texts[i]);
			MessageText.appendArgument(arguments[i], line);
		}
		if (arguments.length > places || (count == places && this.endsPlain)) {
			line.append(this.texts[count]);
		}
		else {
			line.appendMessage(this.message, this.starts[count], this.message.length());
		}
	}

}
