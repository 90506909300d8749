package id.projectwise.listener.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps what it is told.
 */
final class RecordingServerListener implements ServerListener {

	final List<RejectReason> reasons = new CopyOnWriteArrayList<>();

	final List<String> details = new CopyOnWriteArrayList<>();

	final List<Throwable> failures = new CopyOnWriteArrayList<>();

	@Override
	public void rejected(RejectReason reason, SocketAddress peer, String detail) {
		this.reasons.add(reason);
		this.details.add(detail + " from " + ((InetSocketAddress) peer).getAddress().getHostAddress());
	}

	@Override
	public void failed(SocketAddress peer, Throwable cause) {
		this.failures.add(cause);
	}

	@Override
	public void malformedRecords(SocketAddress peer, int count, String detail) {
		this.details.add(count + " malformed: " + detail);
	}

}
