package id.projectwise.logging.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The names that many records have in common, so that each is the same object every time.
 * Of bounded size. For any number of readers on any threads.
 */
public final class EntryNames {

	private final ByteCache<String> texts = new ByteCache<>(8192, 256);

	private final ByteCache<Level> levels = new ByteCache<>(256, 64);

	private final ByteCache<OriginBlock> origins = new ByteCache<>(16384, 4096);

	/**
	 * Return the text that was read last.
	 */
	String text(MessagePackReader value) {
		String known = this.texts.find(value.bytes(), value.valueOffset(), value.valueLength());
		if (known != null) {
			return known;
		}
		return this.texts.keep(value.bytes(), value.valueOffset(), value.valueLength(), newText(value));
	}

	/**
	 * Return the level whose name was read last.
	 */
	Level level(MessagePackReader value) {
		Level known = this.levels.find(value.bytes(), value.valueOffset(), value.valueLength());
		if (known != null) {
			return known;
		}
		return this.levels.keep(value.bytes(), value.valueOffset(), value.valueLength(), Level.of(newText(value)));
	}

	@Nullable OriginBlock origin(byte[] source, int offset, int length) {
		return this.origins.find(source, offset, length);
	}

	OriginBlock keepOrigin(byte[] source, int offset, int length, Origin origin) {
		OriginBlock block = new OriginBlock(Arrays.copyOfRange(source, offset, offset + length), origin);
		return this.origins.keep(source, offset, length, block);
	}

	private static String newText(MessagePackReader value) {
		return new String(value.bytes(), value.valueOffset(), value.valueLength(), StandardCharsets.UTF_8);
	}

}
