package id.projectwise.listener.server;

import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;

import id.projectwise.logging.protocol.SharedKey;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect to a {@link LogServer}, and how connections are secured.
 *
 * @param allowed the addresses that may connect
 * @param tls makes an engine of the server's side for each connection, on its event loop;
 * one that needs a client certificate gives streams an owner. {@code null} for plain text
 * @param sharedKey what peers have to prove to know; {@code null} if nothing
 * @param name how the server calls itself when it proves so; other than any peer
 */
public record ServerSecurity(AddressRanges allowed, @Nullable Supplier<SSLEngine> tls, @Nullable SharedKey sharedKey,
		String name) {

	/**
	 * Plain text from anybody.
	 */
	public static final ServerSecurity NONE = new ServerSecurity(AddressRanges.of(List.of()), null, null, "");

}
