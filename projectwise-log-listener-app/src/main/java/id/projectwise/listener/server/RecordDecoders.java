package id.projectwise.listener.server;

import java.util.EnumMap;
import java.util.Map;

import id.projectwise.listener.codec.DecoderSettings;
import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.codec.JsonRecordDecoder;
import id.projectwise.listener.codec.PickleRecordDecoder;
import id.projectwise.listener.codec.RecordDecoder;
import id.projectwise.listener.codec.SyslogRecordDecoder;

/**
 * The decoders of the protocols that send each record on its own, for all connections of
 * one event loop.
 */
final class RecordDecoders {

	private final Map<Protocol, RecordDecoder> decoders = new EnumMap<>(Protocol.class);

	RecordDecoders(DecoderSettings settings) {
		RecordDecoder syslog = new SyslogRecordDecoder(settings);
		this.decoders.put(Protocol.PICKLE, new PickleRecordDecoder(settings));
		this.decoders.put(Protocol.JSON, new JsonRecordDecoder(settings));
		this.decoders.put(Protocol.SYSLOG, syslog);
		this.decoders.put(Protocol.SYSLOG_COUNTED, syslog);
	}

	/**
	 * Return the decoder of a protocol.
	 * @throws IllegalArgumentException if it has none
	 */
	RecordDecoder of(Protocol protocol) {
		RecordDecoder decoder = this.decoders.get(protocol);
		if (decoder == null) {
			throw new IllegalArgumentException("protocol: " + protocol);
		}
		return decoder;
	}

}
