package id.projectwise.listener.codec;

import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * The protocols of the port, each with the first byte that tells it from the others.
 */
public enum Protocol {

	/** Fluent Forward: a MessagePack array, which has two to four elements. */
	FORWARD((first) -> (first >= 0x92 && first <= 0x94) || first == Wire.ARRAY16 || first == Wire.ARRAY32),

	/** A handshake record of TLS; what it protects is one of the others. */
	TLS((first) -> first == 0x16);

	private final IntPredicate firstByte;

	Protocol(IntPredicate firstByte) {
		this.firstByte = firstByte;
	}

	static @Nullable Protocol of(int first) {
		for (Protocol protocol : values()) {
			if (protocol.firstByte.test(first)) {
				return protocol;
			}
		}
		return null;
	}

}
