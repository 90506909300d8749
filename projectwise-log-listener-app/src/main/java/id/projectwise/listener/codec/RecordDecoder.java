package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a protocol that carries one record in each and wants no answer. For
 * one thread, and any number of connections: nothing is kept from one frame to the next
 * but names.
 */
public interface RecordDecoder {

	/**
	 * Read a frame.
	 * @param bytes where the frame is, not to be changed while the record is in use
	 * @param offset the first byte
	 * @param length how many bytes
	 * @param peer who sent it, as text: the host of records that name none
	 * @return the record, a view that is valid until the next call, or {@code null} if
	 * the frame has none
	 * @throws ProtocolException if the frame is not what it should be; it costs this
	 * frame
	 */
	@Nullable LogRecord decode(byte[] bytes, int offset, int length, String peer) throws ProtocolException;

}
