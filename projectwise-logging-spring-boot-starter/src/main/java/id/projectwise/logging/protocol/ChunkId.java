package id.projectwise.logging.protocol;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A chunk id of ours, which says what part of a stream a chunk is. Chunk ids that look
 * different belong to other senders and are only echoed.
 *
 * @param kind what the chunk is
 * @param stream whose chunk it is
 * @param from the position of its first record; 0 unless {@link Kind#DATA}
 * @param to the position after its last record; 0 unless {@link Kind#DATA}
 */
public record ChunkId(Kind kind, UUID stream, long from, long to) {

	/**
	 * Create an id.
	 * @throws IllegalArgumentException if there is nothing between the positions of data
	 */
	public ChunkId {
		if (kind == Kind.DATA && (from < 0 || to <= from)) {
			throw new IllegalArgumentException("to: " + to + " (expected: more than from, which is " + from + ")");
		}
	}

	private static final Pattern TEXT = Pattern
		.compile("pw1:([0-9a-f]{16})([0-9a-f]{16}):(?:([?.])|(0|[1-9][0-9]{0,18}):([1-9][0-9]{0,18}))");

	/**
	 * Return the id of records.
	 * @param stream whose records they are
	 * @param from the position of the first
	 * @param to the position after the last
	 * @return the id
	 * @throws IllegalArgumentException if there is nothing between the positions
	 */
	public static ChunkId data(UUID stream, long from, long to) {
		return new ChunkId(Kind.DATA, stream, from, to);
	}

	/**
	 * Return the id by which a sender asks how much of a stream is there.
	 * @param stream the stream
	 * @return the id
	 */
	public static ChunkId question(UUID stream) {
		return new ChunkId(Kind.QUESTION, stream, 0, 0);
	}

	/**
	 * Return the id by which a sender says that nothing more follows.
	 * @param stream the stream
	 * @return the id
	 */
	public static ChunkId end(UUID stream) {
		return new ChunkId(Kind.END, stream, 0, 0);
	}

	/**
	 * Read a chunk id.
	 * @param text the text as it is on the wire
	 * @return the id, or {@code null} if it is not one of ours
	 */
	public static @Nullable ChunkId parse(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			return null;
		}
		UUID stream = new UUID(Long.parseUnsignedLong(matcher.group(1), 16),
				Long.parseUnsignedLong(matcher.group(2), 16));
		if (matcher.group(3) != null) {
			return matcher.group(3).equals("?") ? question(stream) : end(stream);
		}
		try {
			long from = Long.parseLong(matcher.group(4));
			long to = Long.parseLong(matcher.group(5));
			return (from < to) ? data(stream, from, to) : null;
		}
		catch (NumberFormatException ex) {
			// Beyond 2^63, so not of ours.
			return null;
		}
	}

	/**
	 * Return the id as it is on the wire.
	 */
	@Override
	public String toString() {
		String prefix = "pw1:" + this.stream.toString().replace("-", "") + ":";
		return switch (this.kind) {
			case DATA -> prefix + this.from + ":" + this.to;
			case QUESTION -> prefix + "?";
			case END -> prefix + ".";
		};
	}

	/**
	 * What a chunk is.
	 */
	public enum Kind {

		/** Records. */
		DATA,

		/** The question how much of the stream is there. */
		QUESTION,

		/** The end of the stream. */
		END

	}

}
