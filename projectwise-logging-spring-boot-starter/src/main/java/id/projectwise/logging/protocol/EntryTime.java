package id.projectwise.logging.protocol;

import java.time.Clock;

/**
 * The time of an entry in all forms that senders use. For one thread.
 */
final class EntryTime {

	private static final long FIRST_SECOND = -62_135_596_800L;

	private static final long LAST_SECOND = 253_402_300_799L;

	/** Seconds from which on an EventTime with metadata is no time: -2 and -1. */
	private static final long FIRST_GROUP_MARK = 0xFFFF_FFFEL;

	private static final int LAST_NANO = 999_999_999;

	private static final String EXPECTED = "EventTime, a number of seconds, or nil";

	private final Clock clock;

	private long second;

	private int nano;

	private int metadata;

	EntryTime(Clock clock) {
		this.clock = clock;
	}

	long epochMillis() {
		return this.second * 1000 + this.nano / 1_000_000;
	}

	int nano() {
		return this.nano;
	}

	/**
	 * Return where the time's metadata starts; 0 if there is none.
	 */
	int metadata() {
		return this.metadata;
	}

	/**
	 * Return whether this is no time but one of Fluent Bit's marks around the records
	 * that have a resource and a scope of OpenTelemetry in common.
	 */
	boolean isGroupMark() {
		return this.metadata > 0 && this.second >= FIRST_GROUP_MARK && this.second <= FIRST_GROUP_MARK + 1;
	}

	/**
	 * Read a time. Nil means now; Fluent Bit's form {@code [time, metadata]} is taken
	 * too. What is out of the years 1 to 9999 becomes the first or last second of them.
	 */
	void read(MessagePackReader reader) throws ProtocolException {
		this.metadata = 0;
		if (reader.peek() != MessagePackType.ARRAY) {
			readTime(reader);
			return;
		}
		int size = reader.readArray();
		if (size != 2) {
			throw new ProtocolException("time", "an array of " + size, "[time, metadata]");
		}
		readTime(reader);
		this.metadata = (reader.peek() != MessagePackType.NIL) ? reader.position() : 0;
		reader.skip();
	}

	private void readTime(MessagePackReader reader) throws ProtocolException {
		switch (reader.peek()) {
			case EXTENSION -> readExtension(reader);
			case INTEGER -> {
				boolean beyond = reader.isBeyondLong();
				long value = reader.readInteger();
				set(beyond ? LAST_SECOND : value, 0);
			}
			case FLOAT -> readFloat(reader.readFloat());
			case NIL -> {
				reader.skip();
				long now = this.clock.millis();
				set(Math.floorDiv(now, 1000), Math.floorMod(now, 1000) * 1_000_000L);
			}
			default -> throw new ProtocolException("time", reader.peek(), EXPECTED);
		}
	}

	private void readFloat(double seconds) throws ProtocolException {
		if (Double.isNaN(seconds)) {
			throw new ProtocolException("time", seconds, EXPECTED);
		}
		double whole = Math.floor(seconds);
		set((long) whole, (long) ((seconds - whole) * 1e9));
	}

	// EventTime is type 0, MessagePack's own timestamp is type -1.
	private void readExtension(MessagePackReader reader) throws ProtocolException {
		int type = reader.readExtension();
		int length = reader.valueLength();
		if (type == 0 && length == 8) {
			set(reader.fourBytesAt(0), reader.fourBytesAt(4));
		}
		else if (type == -1 && length == 4) {
			set(reader.fourBytesAt(0), 0);
		}
		else if (type == -1 && length == 8) {
			long bits = reader.eightBytesAt(0);
			set(bits & 0x3_FFFF_FFFFL, bits >>> 34);
		}
		else if (type == -1 && length == 12) {
			set(reader.eightBytesAt(4), reader.fourBytesAt(0));
		}
		else {
			throw new ProtocolException("time", "extension " + type + " of " + length + " bytes", EXPECTED);
		}
	}

	private void set(long newSecond, long newNano) {
		this.second = Math.max(FIRST_SECOND, Math.min(LAST_SECOND, newSecond));
		this.nano = (int) Math.max(0, Math.min(LAST_NANO, newNano));
	}

}
