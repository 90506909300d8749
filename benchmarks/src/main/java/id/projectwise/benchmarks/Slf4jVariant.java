package id.projectwise.benchmarks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an application does: SLF4J, over whatever the class path and the system properties
 * have configured.
 */
final class Slf4jVariant implements Variant {

	private final Logger[] loggers = Workload.LOGGERS.stream().map(LoggerFactory::getLogger).toArray(Logger[]::new);

	@Override
	public void log(int thread, int logger, int id, String name, int millis) {
		this.loggers[logger].info(Workload.MESSAGE, id, name, millis);
	}

}
