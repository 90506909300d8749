package id.projectwise.logging.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

import id.projectwise.logging.record.Origin;

import org.springframework.core.env.Environment;

/**
 * Finds out who this process is.
 */
final class Origins {

	private Origins() {
	}

	/**
	 * Describe this process. The host is looked up only for a format that shows it, for a
	 * name service may take its time.
	 */
	static Origin of(Environment environment, String format) {
		ProcessHandle process = ProcessHandle.current();
		String service = environment.getProperty("spring.application.name", "application");
		String host = (format.contains("(host)") || format.contains("(instance)")) ? host(environment) : "";
		return new Origin(service, host + ':' + process.pid(), host, process.pid(),
				process.info().startInstant().orElse(Instant.now()).toEpochMilli());
	}

	private static String host(Environment environment) {
		String name = environment.getProperty("HOSTNAME", environment.getProperty("COMPUTERNAME", ""));
		if (!name.isBlank()) {
			return name;
		}
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

}
