package id.projectwise.listener.fuzz;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Function;

import id.projectwise.listener.codec.DecoderSettings;
import id.projectwise.listener.codec.RecordDecoder;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;

/**
 * A decoder of frames says the same of a frame wherever it is and whatever came before,
 * and says no otherwise than it may.
 */
final class DecoderTarget {

	static final DecoderSettings SETTINGS = new DecoderSettings(64 * 1024, 32, 512,
			Clock.fixed(Instant.parse("2025-08-31T12:00:00Z"), ZoneOffset.UTC));

	private static final int MARGIN = 3;

	private final Function<DecoderSettings, RecordDecoder> factory;

	private final RecordDecoder used;

	DecoderTarget(Function<DecoderSettings, RecordDecoder> factory) {
		this.factory = factory;
		this.used = factory.apply(SETTINGS);
	}

	void run(byte[] data) {
		byte[] within = new byte[data.length + 2 * MARGIN];
		Arrays.fill(within, (byte) '"');
		System.arraycopy(data, 0, within, MARGIN, data.length);
		byte[] copy = within.clone();
		String text = decode(this.used, within, MARGIN, data.length);
		if (!Arrays.equals(copy, within)) {
			throw new AssertionError("The frame was changed");
		}
		String fresh = decode(this.factory.apply(SETTINGS), data, 0, data.length);
		if (!fresh.equals(text)) {
			throw new AssertionError("Once " + text + " and once " + fresh);
		}
	}

	/**
	 * Return what a decoder says of a frame.
	 */
	static String decode(RecordDecoder decoder, byte[] bytes, int offset, int length) {
		try {
			LogRecord record = decoder.decode(bytes, offset, length, "192.0.2.1");
			return (record != null) ? RecordText.of(record) : "nothing";
		}
		catch (ProtocolException ex) {
			return "refused: " + ex.getMessage();
		}
	}

}
