package id.projectwise.logging.ship;

import id.projectwise.logging.protocol.SharedKey;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is secured before anything is sent on it.
 *
 * @param tls puts TLS on a connection; {@code null} for plain text
 * @param sharedKey what both ends prove to know; {@code null} if that is not asked for
 * @param name how this process calls itself when it proves so; other than any receiver
 */
public record ShipSecurity(@Nullable TlsSockets tls, @Nullable SharedKey sharedKey, String name) {

	/**
	 * Plain text for anybody.
	 */
	public static final ShipSecurity NONE = new ShipSecurity(null, null, "");

}
