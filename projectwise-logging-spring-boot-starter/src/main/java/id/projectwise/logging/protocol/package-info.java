/**
 * Records as entries of Fluent Forward, and the frame around them: MessagePack, chunk
 * ids, acknowledgements. Knows records and buffers only, no sockets.
 *
 * @see <a href=
 * "https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1">Forward
 * Protocol Specification v1</a>
 */
@NullMarked
package id.projectwise.logging.protocol;

import org.jspecify.annotations.NullMarked;
