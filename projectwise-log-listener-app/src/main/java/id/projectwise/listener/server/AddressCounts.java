package id.projectwise.listener.server;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Counts the connections in all and of each address. Used by all event loops.
 */
final class AddressCounts {

	private final int maxTotal;

	private final int maxPerAddress;

	private final AtomicInteger total = new AtomicInteger();

	private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();

	AddressCounts(int maxTotal, int maxPerAddress) {
		this.maxTotal = maxTotal;
		this.maxPerAddress = maxPerAddress;
	}

	/**
	 * Count a connection, allowed or not; {@link #remove} takes it away again.
	 * @param address the peer's address
	 * @return the limit that is exceeded now, or {@code null}
	 */
	@Nullable RejectReason add(InetAddress address) {
		int ofAddress = this.counts.merge(address, 1, Integer::sum);
		if (this.total.incrementAndGet() > this.maxTotal) {
			return RejectReason.TOO_MANY_CONNECTIONS;
		}
		return (ofAddress > this.maxPerAddress) ? RejectReason.TOO_MANY_CONNECTIONS_OF_ADDRESS : null;
	}

	void remove(InetAddress address) {
		this.total.decrementAndGet();
		this.counts.computeIfPresent(address, (key, count) -> (count > 1) ? count - 1 : null);
	}

}
