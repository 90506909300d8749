package id.projectwise.listener.codec;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The protocols of the port, each with the first bytes that tell it from the others.
 */
public enum Protocol {

	/** A MessagePack array of two to four elements. */
	FORWARD("Fluent Forward", "0x92 to 0x94, 0xDC or 0xDD",
			(first) -> (first >= 0x92 && first <= 0x94) || first == Wire.ARRAY16 || first == Wire.ARRAY32),

	/** A handshake record; what it protects is one of the others. */
	TLS("TLS", "0x16 and 0x03", (first) -> first == 0x16, (second) -> second == 0x03),

	/** The length of a pickle, in four bytes. */
	PICKLE("Python pickle", "0x00 or 0x01", (first) -> first <= 0x01),

	/** An object, one in each line. */
	JSON("JSON", "'{'", (first) -> first == '{'),

	/** The priority of a message, one in each line. */
	SYSLOG("syslog", "'<' and a digit", (first) -> first == '<', Protocol::isDigit),

	/** The length of a message in decimal digits. */
	SYSLOG_COUNTED("syslog with octet counts", "a digit and another one or a space",
			(first) -> isDigit(first) && first != '0', (second) -> isDigit(second) || second == ' ');

	private final String title;

	private final String firstBytes;

	private final IntPredicate first;

	private final @Nullable IntPredicate second;

	Protocol(String title, String firstBytes, IntPredicate first) {
		this(title, firstBytes, first, null);
	}

	Protocol(String title, String firstBytes, IntPredicate first, @Nullable IntPredicate second) {
		this.title = title;
		this.firstBytes = firstBytes;
		this.first = first;
		this.second = second;
	}

	/**
	 * Return what people call it.
	 * @return the name
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Return whose first byte this is; there is one at most.
	 */
	static @Nullable Protocol of(int first) {
		for (Protocol protocol : values()) {
			if (protocol.first.test(first)) {
				return protocol;
			}
		}
		return null;
	}

	boolean needsSecond() {
		return this.second != null;
	}

	boolean hasSecond(int value) {
		return this.second == null || this.second.test(value);
	}

	/**
	 * Return what a connection may begin with.
	 */
	static String expected() {
		return Arrays.stream(values())
			.map((protocol) -> protocol.firstBytes + " for " + protocol.title)
			.collect(Collectors.joining(", "));
	}

	private static boolean isDigit(int value) {
		return value >= '0' && value <= '9';
	}

}
