package id.projectwise.logging.autoconfigure;

import java.util.Map;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Actuator endpoint that shows where log records go and how that is going.
 */
@Endpoint(id = "projectwiselogging")
public final class LogEndpoint {

	private final InstalledLogging logging;

	LogEndpoint(InstalledLogging logging) {
		this.logging = logging;
	}

	/**
	 * Describe the logging of this process.
	 * @return mode, sinks, files, journal and listener, as far as there are any
	 */
	@ReadOperation
	public Map<String, Object> logging() {
		return OperationResponseBody.of(this.logging.describe());
	}

}
