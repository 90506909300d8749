/**
 * Ships what is in the journal to a receiver of the Fluent Forward protocol and tells the
 * journal what was acknowledged. Knows the journal, the protocol and the JDK.
 */
@NullMarked
package id.projectwise.logging.ship;

import org.jspecify.annotations.NullMarked;
