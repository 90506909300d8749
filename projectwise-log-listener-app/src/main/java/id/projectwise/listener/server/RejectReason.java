package id.projectwise.listener.server;

/**
 * Why a connection was closed against its peer's will.
 */
public enum RejectReason {

	/** There are as many connections as there may be. */
	TOO_MANY_CONNECTIONS,

	/** The peer's address has as many connections as it may have. */
	TOO_MANY_CONNECTIONS_OF_ADDRESS,

	/** The first byte belongs to no protocol. */
	UNKNOWN_PROTOCOL,

	/** What was received is not what the protocol allows, or is too long. */
	MALFORMED,

	/** A chunk does not follow the ones before; its worker asks and resumes. */
	OUT_OF_ORDER,

	/** Nothing was ever sent. */
	SILENT,

	/** A message did not arrive in time. */
	UNFINISHED_MESSAGE,

	/** The peer left within a message. */
	INCOMPLETE_MESSAGE,

	/** The peer does not read its acknowledgements. */
	ACKNOWLEDGEMENTS_UNREAD,

	/** The connection failed, as by a reset. */
	FAILED,

	/** The peer's address is not among those that are allowed. */
	NOT_ALLOWED,

	/** The peer sent plain text where only TLS is spoken. */
	PLAIN_TEXT,

	/** The peer wants TLS, which is not set up. */
	TLS_NOT_SET_UP,

	/** TLS failed: no agreement, no valid client certificate, or not in time. */
	TLS_FAILED,

	/** The peer did not prove to know the shared key. */
	NOT_AUTHENTICATED,

	/** The peer sent a stream that belongs to the holder of another certificate. */
	FOREIGN_STREAM

}
