package id.projectwise.logging.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.function.Supplier;

import id.projectwise.logging.record.Origin;

import org.springframework.core.env.Environment;

/**
 * Finds out who this process is.
 */
public final class Origins {

	private Origins() {
	}

	/**
	 * Describe this process. The host is looked up only for a format that shows it, for a
	 * name service may take its time.
	 */
	static Origin of(Environment environment, String format) {
		boolean shown = format.contains("(host)") || format.contains("(instance)");
		return of(environment, () -> shown ? host(environment) : "");
	}

	/**
	 * Describe this process wholly, for others to tell it apart: replicas of a service
	 * have different hosts or process ids, in containers different host names.
	 * @param environment where the name of the application is
	 * @return this process
	 */
	public static Origin of(Environment environment) {
		return of(environment, () -> host(environment));
	}

	private static Origin of(Environment environment, Supplier<String> hostName) {
		ProcessHandle process = ProcessHandle.current();
		String service = environment.getProperty("spring.application.name", "application");
		String host = hostName.get();
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
