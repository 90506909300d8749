package id.projectwise.listener.server;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import id.projectwise.listener.codec.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LogServer} has counted since it was made. Read by any thread; the numbers
 * are exact once nothing moves.
 */
public final class ServerStatistics {

	private static final String NONE = "none";

	private final LongAdder accepted = new LongAdder();

	private final LongAdder closed = new LongAdder();

	private final LongAdder bytes = new LongAdder();

	private final LongAdder acknowledgedRecords = new LongAdder();

	private final LongAdder repeatedRecords = new LongAdder();

	private final Map<Protocol, ProtocolStatistics> protocols = new EnumMap<>(Protocol.class);

	/** Of connections whose protocol is not known. */
	private final ProtocolStatistics none = new ProtocolStatistics();

	ServerStatistics() {
		for (Protocol protocol : Protocol.values()) {
			this.protocols.put(protocol, new ProtocolStatistics());
		}
	}

	/**
	 * Return the names of the protocols.
	 * @return the names in lower case, the last of them {@code none} for connections
	 * whose protocol is not known
	 */
	public static List<String> protocolNames() {
		return Stream.concat(Arrays.stream(Protocol.values()).map(Protocol::name), Stream.of(NONE))
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.toList();
	}

	/**
	 * Return what was counted of a protocol.
	 * @param name one of the names
	 * @return the statistics, always the same object
	 * @throws IllegalArgumentException if there is no such protocol
	 */
	public ProtocolStatistics protocol(String name) {
		return name.equals(NONE) ? this.none : of(Protocol.valueOf(name.toUpperCase(Locale.ROOT)));
	}

	ProtocolStatistics of(@Nullable Protocol protocol) {
		return (protocol != null) ? this.protocols.getOrDefault(protocol, this.none) : this.none;
	}

	private long sum(ToLongFunction<ProtocolStatistics> number) {
		return protocolNames().stream().map(this::protocol).mapToLong(number).sum();
	}

	/**
	 * Return how many connections there are.
	 * @return the number of open connections
	 */
	public long connections() {
		return this.accepted.sum() - this.closed.sum();
	}

	/**
	 * Return how many connections there have been.
	 * @return the number of connections accepted so far
	 */
	public long acceptedConnections() {
		return this.accepted.sum();
	}

	/**
	 * Return how many bytes were received.
	 * @return the number of bytes, as they arrived
	 */
	public long bytes() {
		return this.bytes.sum();
	}

	/**
	 * Return how many records were received, repeated ones included.
	 * @return the number of records
	 */
	public long records() {
		return sum(ProtocolStatistics::records);
	}

	/**
	 * Return how many records were committed and acknowledged.
	 * @return the number of records, without repeated ones and those for which nobody
	 * asked for an acknowledgement
	 */
	public long acknowledgedRecords() {
		return this.acknowledgedRecords.sum();
	}

	/**
	 * Return how many records had been committed before and were acknowledged again.
	 * @return the number of records
	 */
	public long repeatedRecords() {
		return this.repeatedRecords.sum();
	}

	/**
	 * Return how many records are not in the files although their connection went on.
	 * @return the number of records, as far as they could be told apart
	 */
	public long malformedRecords() {
		return sum((protocol) -> Arrays.stream(RecordFault.values()).mapToLong(protocol::refusedRecords).sum());
	}

	/**
	 * Return how many connections were closed, or not accepted, for a reason.
	 * @param reason the reason
	 * @return the number of connections
	 */
	public long rejected(RejectReason reason) {
		return sum((protocol) -> protocol.rejected(reason));
	}

	void countAccepted() {
		this.accepted.increment();
	}

	void countClosed() {
		this.closed.increment();
	}

	void countBytes(int count) {
		this.bytes.add(count);
	}

	void countAcknowledged(int count) {
		this.acknowledgedRecords.add(count);
	}

	void countRepeated(int count) {
		this.repeatedRecords.add(count);
	}

}
