package id.projectwise.listener.server;

import java.util.Arrays;

import io.netty.util.NetUtil;

/**
 * The addresses that begin with the same bits. Those of IPv4 that are written as IPv6
 * ({@code ::ffff:10.0.0.1}) are taken for what they are.
 *
 * @param start the first address, 4 or 16 bytes
 * @param bits how many bits at the beginning count
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.3">RFC 4291</a>
 */
record AddressRange(byte[] start, int bits) {

	private static final byte[] MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF };

	static AddressRange parse(String text) {
		String entry = text.strip();
		int slash = entry.indexOf('/');
		byte[] address = NetUtil.createByteArrayFromIpAddressString((slash < 0) ? entry : entry.substring(0, slash));
		int bits = (slash < 0) ? Byte.SIZE * 16 : number(entry.substring(slash + 1));
		if (address == null || bits < 0 || entry.indexOf('%') >= 0) {
			throw refused(entry, "is no address or range");
		}
		return range(entry, address, (slash < 0) ? Byte.SIZE * address.length : bits);
	}

	private static AddressRange range(String entry, byte[] address, int bits) {
		byte[] start = unmapped(address);
		int count = bits - Byte.SIZE * (address.length - start.length);
		if (count < 0 || count > Byte.SIZE * start.length) {
			throw refused(entry, "has a prefix that no such address has");
		}
		AddressRange range = new AddressRange(masked(start, count), count);
		if (!Arrays.equals(range.start, start)) {
			throw refused(entry, "has bits behind its prefix: write " + NetUtil.bytesToIpAddress(range.start) + '/'
					+ count + " for the range, or leave out the prefix for the one address; it");
		}
		return range;
	}

	private static IllegalArgumentException refused(String entry, String what) {
		return new IllegalArgumentException(
				"'" + entry + "' " + what + " (expected: such as 10.0.0.0/8, fd00::/8 or 192.168.1.7)");
	}

	private static int number(String digits) {
		return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
	}

	private static byte[] masked(byte[] address, int bits) {
		byte[] masked = new byte[address.length];
		for (int i = 0; i < masked.length; i++) {
			int kept = Math.max(0, Math.min(Byte.SIZE, bits - Byte.SIZE * i));
			masked[i] = (byte) (address[i] & (0xFF << Byte.SIZE - kept));
		}
		return masked;
	}

	/**
	 * Return the address of IPv4 that an address of IPv6 stands for, or the address.
	 * @param address the address, 4 or 16 bytes
	 * @return the address, 4 or 16 bytes
	 */
	static byte[] unmapped(byte[] address) {
		boolean isMapped = address.length == 16 && Arrays.equals(address, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
		return isMapped ? Arrays.copyOfRange(address, MAPPED.length, address.length) : address;
	}

	boolean contains(byte[] address) {
		return address.length == this.start.length && Arrays.equals(masked(address, this.bits), this.start);
	}

}
