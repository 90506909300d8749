package id.projectwise.listener.fuzz;

import java.util.Locale;
import java.util.function.Consumer;

import id.projectwise.listener.codec.JsonRecordDecoder;
import id.projectwise.listener.codec.PickleRecordDecoder;
import id.projectwise.listener.codec.SyslogRecordDecoder;

/**
 * What is fuzzed. The order is part of the inputs of {@link Fuzzer}.
 */
enum FuzzTarget {

	/** Bytes of a connection of any protocol, from the first one to records. */
	CONNECTION(ConnectionTarget::run),

	/** Bytes of a connection that speaks Fluent Forward. */
	FORWARD(ForwardTarget::run),

	/** One pickle. */
	PICKLE(new DecoderTarget(PickleRecordDecoder::new)::run),

	/** One line of JSON. */
	JSON(new DecoderTarget(JsonRecordDecoder::new)::run),

	/** One syslog message. */
	SYSLOG(new DecoderTarget(SyslogRecordDecoder::new)::run),

	/** What begins a connection with a shared key, on either side. */
	HANDSHAKE(HandshakeTarget::run);

	private final Consumer<byte[]> code;

	FuzzTarget(Consumer<byte[]> code) {
		this.code = code;
	}

	/**
	 * Take an input, and fail if anything does not hold that should.
	 */
	void run(byte[] data) {
		this.code.accept(data);
	}

	/**
	 * Return the name of the folder with its seeds.
	 */
	String folder() {
		return name().toLowerCase(Locale.ROOT);
	}

}
