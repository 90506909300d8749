package id.projectwise.logging.ship;

import java.time.Clock;
import java.time.Duration;

/**
 * Where and how the journal is shipped.
 *
 * @param host the receiver's name or address; looked up anew for each attempt
 * @param port the receiver's port
 * @param tag the tag of all messages
 * @param connectTimeout how long connecting may take once the host is looked up, with all
 * its addresses and the handshakes
 * @param ackTimeout how long the receiver may be silent while something waits for its
 * acknowledgement, before the connection is taken for dead. Doubled, up to eight times,
 * while that happens again and again: a receiver that is stopped by a full disk or by a
 * flood is not helped by many connections
 * @param gzip whether entries are compressed
 * @param security how connections are secured
 * @param clock the clock that times in {@link ShipperState} are of
 */
public record ShipSettings(String host, int port, String tag, Duration connectTimeout, Duration ackTimeout,
		boolean gzip, ShipSecurity security, Clock clock) {

	Destination destination() {
		return new Destination(this.host, this.port);
	}

}
