package id.projectwise.listener.codec;

import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The names that many records have in common, so that each is the same object every time:
 * formats know them by their identity. Texts are interned, because the decoders of all
 * event loops must come to the same object, and garbage is collected among them. Of
 * bounded size; for one thread.
 */
final class Names {

	private static final int SIZE = 1024;

	private static final int LONGEST = 256;

	/** Texts that came once. */
	private final @Nullable String[] candidates = new String[SIZE];

	private final @Nullable String[] texts = new String[SIZE];

	private final @Nullable Origin[] origins = new Origin[SIZE];

	/**
	 * Return a text that is equal, from the second time on the same object if it is
	 * short.
	 */
	String text(String text) {
		if (text.length() > LONGEST) {
			return text;
		}
		int slot = slot(text.hashCode());
		String known = this.texts[slot];
		if (known != null && known.equals(text)) {
			return known;
		}
		String candidate = this.candidates[slot];
		if (candidate == null || !candidate.equals(text)) {
			this.candidates[slot] = text;
			return text;
		}
		String interned = text.intern();
		this.texts[slot] = interned;
		return interned;
	}

	/**
	 * Return the origin of a process whose start is not known.
	 */
	Origin origin(String service, String instance, String host, long processId) {
		return origin(service, instance, host, processId, 0);
	}

	/**
	 * Return the origin of a process, the same object as the last time.
	 * @param start when it started, in milliseconds since the epoch
	 */
	Origin origin(String service, String instance, String host, long processId, long start) {
		int hash = (service.hashCode() * 31 + instance.hashCode()) * 31 + host.hashCode();
		int slot = slot(hash * 31 + Long.hashCode(processId));
		Origin known = this.origins[slot];
		if (known != null && known.processId() == processId && known.startEpochMillis() == start
				&& known.host().equals(host) && known.service().equals(service) && known.instance().equals(instance)) {
			return known;
		}
		Origin origin = new Origin(service, instance, host, processId, start);
		this.origins[slot] = origin;
		return origin;
	}

	private static int slot(int hash) {
		return (hash ^ hash >>> 10 ^ hash >>> 20) & (SIZE - 1);
	}

}
