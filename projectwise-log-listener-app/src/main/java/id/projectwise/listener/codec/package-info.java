/**
 * What arrives on the wire, as whole messages: protocol detection and framing. Bounded in
 * memory, whatever the peer sends and in whatever pieces.
 */
@NullMarked
package id.projectwise.listener.codec;

import org.jspecify.annotations.NullMarked;
