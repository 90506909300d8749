package id.projectwise.listener.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;

/**
 * Feeds one parser with frame after frame. A parser of its own for each would copy the
 * table of all known names whenever it meets a new one, so that a frame of a few bytes
 * could take twenty times as long as others. For one thread.
 */
final class JsonInput {

	private static final int LONGEST_NAME = 1024;

	private static final int LONGEST_NUMBER = 1024;

	/** Then the names that were met are forgotten, unless they are few. */
	private static final int MAX_BYTES = 1024 * 1024;

	private final JsonFactory factory;

	private @Nullable JsonParser parser;

	private int bytesLeft;

	JsonInput(DecoderSettings settings) {
		StreamReadConstraints constraints = StreamReadConstraints.builder()
			.maxNestingDepth(settings.nesting())
			.maxStringLength(settings.recordBytes())
			.maxNameLength(LONGEST_NAME)
			.maxNumberLength(LONGEST_NUMBER)
			.build();
		// Names that collide may cost time, but not others their records.
		this.factory = JsonFactory.builder()
			.streamReadConstraints(constraints)
			.disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
			.enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
			.build();
	}

	/**
	 * Start a frame.
	 * @return a parser that knows of nothing but the frame; where the frame ends it says
	 * {@link tools.jackson.core.JsonToken#NOT_AVAILABLE}
	 */
	JsonParser open(byte[] bytes, int offset, int length) {
		JsonParser current = this.parser;
		if (current == null || this.bytesLeft < length) {
			discard();
			current = this.factory.createNonBlockingByteArrayParser(ObjectReadContext.empty());
			this.parser = current;
			this.bytesLeft = MAX_BYTES;
		}
		this.bytesLeft -= length;
		((ByteArrayFeeder) current.nonBlockingInputFeeder()).feedInput(bytes, offset, offset + length);
		return current;
	}

	/**
	 * Take another parser for the next frame, because this one was left in the middle.
	 */
	void discard() {
		if (this.parser != null) {
			this.parser.close();
			this.parser = null;
		}
	}

}
