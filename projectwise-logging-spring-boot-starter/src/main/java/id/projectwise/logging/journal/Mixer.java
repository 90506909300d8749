package id.projectwise.logging.journal;

import java.nio.ByteBuffer;

/**
 * Mixes numbers so that each bit of the result depends on each bit of them (the finalizer
 * of MurmurHash3, chained).
 */
final class Mixer {

	private static final long STEP = 0x9E3779B97F4A7C15L;

	private Mixer() {
	}

	static long mix(long first, long second, long third, long fourth) {
		return mix(mix(mix(mix(first) ^ second) ^ third) ^ fourth);
	}

	static long mix(long value) {
		long mixed = value + STEP;
		mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
		mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
		return mixed ^ (mixed >>> 33);
	}

	/** A check of so many bytes of a buffer, a multiple of 8. */
	static long check(long salt, ByteBuffer buffer, int offset, int length) {
		long check = salt;
		for (int at = offset; at < offset + length; at += Long.BYTES) {
			check = mix(check ^ buffer.getLong(at));
		}
		return check;
	}

	static int fold(long value) {
		return (int) (value ^ (value >>> 32));
	}

}
