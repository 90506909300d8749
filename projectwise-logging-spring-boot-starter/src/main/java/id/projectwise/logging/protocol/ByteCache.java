package id.projectwise.logging.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * What was made of bytes that come again and again. Of bounded size, and without a lock:
 * threads that miss what another one makes make their own.
 *
 * @param <T> what is made, immutable
 */
public final class ByteCache<T> {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

	private final AtomicReferenceArray<@Nullable Entry<T>> entries;

	private final int largest;

	/**
	 * Create a cache.
	 * @param size the number of entries, a power of two
	 * @param largest the length above which nothing is kept, in bytes
	 */
	public ByteCache(int size, int largest) {
		this.entries = new AtomicReferenceArray<>(size);
		this.largest = largest;
	}

	/**
	 * Find what was made of bytes.
	 * @param source where the bytes are
	 * @param offset the first of them
	 * @param length how many
	 * @return the value, or {@code null} if it is not kept
	 */
	public @Nullable T find(byte[] source, int offset, int length) {
		int slot = slot(source, offset, length);
		Entry<T> first = this.entries.getAcquire(slot);
		if (first != null && first.isOf(source, offset, length)) {
			return first.value;
		}
		Entry<T> second = this.entries.getAcquire(slot + 1);
		return (second != null && second.isOf(source, offset, length)) ? second.value : null;
	}

	/**
	 * Keep what was made, instead of what was kept before the last in its two places.
	 * @param source where the bytes are, not kept
	 * @param offset the first of them
	 * @param length how many; nothing is kept above the largest
	 * @param value what was made of them
	 * @return the value
	 */
	public T keep(byte[] source, int offset, int length, T value) {
		if (length <= this.largest) {
			int slot = slot(source, offset, length);
			this.entries.setRelease(slot + 1, this.entries.getAcquire(slot));
			this.entries.setRelease(slot, new Entry<>(Arrays.copyOfRange(source, offset, offset + length), value));
		}
		return value;
	}

	// The first of the two places in which it may be.
	private int slot(byte[] source, int offset, int length) {
		return hash(source, offset, length) & (this.entries.length() - 2);
	}

	private static int hash(byte[] source, int offset, int length) {
		long hash = length;
		int index = offset;
		for (int last = offset + length - Long.BYTES; index <= last; index += Long.BYTES) {
			hash = (Long.rotateLeft(hash, 29) ^ (long) LONG.get(source, index)) * MULTIPLIER;
		}
		for (; index < offset + length; index++) {
			hash = (Long.rotateLeft(hash, 29) ^ source[index]) * MULTIPLIER;
		}
		return (int) (hash >>> 32);
	}

	private static final class Entry<T> {

		private final byte[] key;

		private final T value;

		Entry(byte[] key, T value) {
			this.key = key;
			this.value = value;
		}

		boolean isOf(byte[] source, int offset, int length) {
			return Arrays.equals(this.key, 0, this.key.length, source, offset, offset + length);
		}

	}

}
