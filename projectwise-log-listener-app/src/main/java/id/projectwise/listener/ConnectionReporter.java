package id.projectwise.listener;

import java.net.SocketAddress;
import java.util.EnumMap;
import java.util.Map;

import id.projectwise.listener.server.RejectReason;
import id.projectwise.listener.server.ServerListener;
import id.projectwise.logging.logback.Damper;

/**
 * Tells the people which connections were closed against their peer's will: one line of
 * each kind every few seconds.
 */
final class ConnectionReporter implements ServerListener {

	private final Reports reports;

	private final Map<RejectReason, Damper> rejections = new EnumMap<>(RejectReason.class);

	private final Damper malformed = new Damper();

	ConnectionReporter(Reports reports) {
		this.reports = reports;
		for (RejectReason reason : RejectReason.values()) {
			this.rejections.put(reason, new Damper());
		}
	}

	@Override
	public void rejected(RejectReason reason, SocketAddress peer, String detail) {
		Damper damper = this.rejections.get(reason);
		long count = (damper != null) ? damper.count() : 1;
		if (count > 0) {
			this.reports.warn("Connection of " + peer + " closed: " + detail + others(count));
		}
	}

	@Override
	public void malformedRecords(SocketAddress peer, int count, String detail) {
		long reports = this.malformed.count();
		if (reports > 0) {
			this.reports.warn(count + " records of " + peer + " are not written: " + detail + others(reports));
		}
	}

	private static String others(long count) {
		return (count > 1) ? " (" + count + " of this kind since the last report)" : "";
	}

}
