package id.projectwise.logging.protocol;

import java.time.Clock;

import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of Fluent Forward, ours and those of others, as records. For one thread;
 * to be used for many batches.
 * <p>
 * In an entry that is not of ours the message is called {@code message}, {@code log},
 * {@code msg} or {@code short_message}, the level {@code level}, {@code severity} or
 * {@code levelname}, the logger {@code logger}, {@code logger_name}, {@code name}, like
 * the container ({@code container_name}, also within {@code kubernetes}), or else like
 * the tag. What has no meaning here is a value of the record's context. If a field comes
 * twice, the last one counts.
 */
public final class EntryReader {

	private static final byte[] NOTHING = {};

	private final MessagePackReader reader = new MessagePackReader(NOTHING, 0, 0);

	private final EntryNames names;

	private final EntryTime time;

	private final ReceivedRecord record;

	private @Nullable OriginBlock lastOrigin;

	private int start;

	/**
	 * Create a reader that has nothing to read yet.
	 * @param names names that are known already
	 * @param clock tells the time of entries that have none
	 */
	public EntryReader(EntryNames names, Clock clock) {
		this.names = names;
		this.time = new EntryTime(clock);
		this.record = new ReceivedRecord(names, this.time);
	}

	/**
	 * Start to read a batch. The bytes must not change until {@link #next()} returned
	 * {@code false}.
	 * @param entries where the entries are
	 * @param offset the first byte
	 * @param length how many bytes
	 * @param tag the tag under which they were sent
	 * @param host the host of those that name none
	 */
	public void open(byte[] entries, int offset, int length, String tag, String host) {
		this.reader.reset(entries, offset, length);
		this.record.open(entries, offset, length, tag, host);
	}

	/**
	 * Go to the next entry.
	 * @return whether there is one
	 * @throws ProtocolException if an entry is not what it should be. The next call goes
	 * on behind it, or returns {@code false} if nobody can tell where it ends
	 */
	public boolean next() throws ProtocolException {
		while (this.reader.hasRemaining()) {
			this.start = this.reader.position();
			try {
				readEntry();
			}
			catch (ProtocolException ex) {
				goBehind(this.start, ex);
				throw ex;
			}
			if (!this.time.isGroupMark()) {
				return true;
			}
		}
		open(NOTHING, 0, 0, "", "");
		return false;
	}

	/**
	 * Return how long the entry is to which {@link #next()} went.
	 * @return the number of its bytes
	 */
	public int length() {
		return this.reader.position() - this.start;
	}

	/**
	 * Return the entry to which {@link #next()} went.
	 * @return a view of the entry, the same object for all, valid until the next call
	 */
	public ReceivedRecord record() {
		return this.record;
	}

	private void goBehind(int start, ProtocolException cause) {
		try {
			this.reader.at(start).skip();
		}
		catch (ProtocolException ex) {
			cause.addSuppressed(ex);
			this.reader.reset(NOTHING, 0, 0);
		}
	}

	private void readEntry() throws ProtocolException {
		int size = this.reader.readArray();
		if (size != 2) {
			throw new ProtocolException("entry", "an array of " + size, "[time, record]");
		}
		this.time.read(this.reader);
		this.record.start(this.reader.position());
		int pairs = this.reader.readMap();
		for (int expected = 0; pairs > EntryField.OF_ORIGIN; pairs--) {
			expected = readPair(expected) + 1;
		}
		OriginBlock known = this.lastOrigin;
		if (pairs == EntryField.OF_ORIGIN && known != null && this.reader.startsWith(known.bytes())) {
			this.reader.at(this.reader.position() + known.bytes().length);
			this.record.setOrigin(known.origin());
		}
		else {
			readLastPairs(pairs);
		}
	}

	private void readLastPairs(int pairs) throws ProtocolException {
		int start = this.reader.position();
		int expected = EntryField.SERVICE.ordinal();
		boolean isBlock = pairs == EntryField.OF_ORIGIN;
		for (int i = 0; i < pairs; i++) {
			isBlock &= readPair(expected + i) == expected + i;
		}
		if (isBlock && this.record.fields().hasOrigin()) {
			int length = this.reader.position() - start;
			OriginBlock block = this.names.origin(this.reader.bytes(), start, length);
			if (block == null) {
				Origin origin = this.record.origin();
				block = this.names.keepOrigin(this.reader.bytes(), start, length, origin);
			}
			this.lastOrigin = block;
			this.record.setOrigin(block.origin());
		}
	}

	// Returns the number of the field, or that of the expected one's predecessor if it
	// has no meaning here.
	private int readPair(int expected) throws ProtocolException {
		int key = this.reader.position();
		EntryField field = null;
		if (ValueText.isText(this.reader.peek())) {
			this.reader.readBytes();
			field = EntryField.find(this.reader.bytes(), this.reader.valueOffset(), this.reader.valueLength(),
					expected);
		}
		else {
			this.reader.skip();
		}
		int value = this.reader.position();
		boolean isNil = this.reader.peek() == MessagePackType.NIL;
		this.reader.skip();
		if (field == null) {
			this.record.fields().addOther(key);
			return expected - 1;
		}
		this.record.fields().set(field, isNil ? 0 : value);
		return field.ordinal();
	}

}
