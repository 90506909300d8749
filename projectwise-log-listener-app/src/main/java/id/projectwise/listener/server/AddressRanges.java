package id.projectwise.listener.server;

import java.net.InetAddress;
import java.util.List;

/**
 * Addresses that are told apart by their beginning. Immutable.
 */
public final class AddressRanges {

	private final List<AddressRange> ranges;

	private AddressRanges(List<AddressRange> ranges) {
		this.ranges = ranges;
	}

	/**
	 * Read ranges such as {@code 10.0.0.0/8}, {@code fd00::/8} or {@code 192.168.1.7}.
	 * @param ranges the ranges; none of them for all addresses
	 * @return the ranges
	 * @throws IllegalArgumentException if one of them is none; the message says which
	 */
	public static AddressRanges of(List<String> ranges) {
		return new AddressRanges(ranges.stream().map(AddressRange::parse).toList());
	}

	/**
	 * Return whether everybody is in.
	 * @return whether there are no ranges
	 */
	public boolean containsAll() {
		return this.ranges.isEmpty();
	}

	boolean contains(InetAddress address) {
		byte[] bytes = AddressRange.unmapped(address.getAddress());
		return containsAll() || this.ranges.stream().anyMatch((range) -> range.contains(bytes));
	}

}
