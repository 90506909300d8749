package id.projectwise.logging.logback;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A charset of two bytes for each {@code char}, which takes pairs of surrogates one by
 * one. Spring Boot encodes JSON character by character, which turns an emoji into a
 * question mark in all of Java's own charsets.
 */
final class CodeUnits extends Charset {

	static final CodeUnits INSTANCE = new CodeUnits();

	private CodeUnits() {
		super("X-Code-Units", null);
	}

	@Override
	public boolean contains(Charset other) {
		return true;
	}

	@Override
	public CharsetDecoder newDecoder() {
		return StandardCharsets.UTF_16BE.newDecoder();
	}

	@Override
	public CharsetEncoder newEncoder() {
		return new CharsetEncoder(this, 2, 2, new byte[] { 0, '?' }) {

			@Override
			protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
				while (in.hasRemaining()) {
					if (out.remaining() < 2) {
						return CoderResult.OVERFLOW;
					}
					out.putChar(in.get());
				}
				return CoderResult.UNDERFLOW;
			}

			@Override
			public boolean isLegalReplacement(byte[] replacement) {
				return true;
			}

		};
	}

	/** The characters, those without a partner included. */
	static String decode(byte[] bytes) {
		return ByteBuffer.wrap(bytes).asCharBuffer().toString();
	}

}
