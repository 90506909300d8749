package id.projectwise.listener;

import id.projectwise.listener.server.ServerBindException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells the user why the listener cannot listen, and what to do.
 */
final class ListenerFailureAnalyzer extends AbstractFailureAnalyzer<ServerBindException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ServerBindException cause) {
		return new FailureAnalysis("The listener cannot receive log records. " + cause.getMessage() + ".",
				"Stop the program that has this port, perhaps another listener, or set LOG_LISTENER_HOST and"
						+ " LOG_LISTENER_PORT (log.listener.host, log.listener.port) to an address of this machine"
						+ " and a free port. Workers have to be told with LOG_SOCKET_HOST and LOG_SOCKET_PORT.",
				cause);
	}

}
