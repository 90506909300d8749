package id.projectwise.listener.server;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;

/**
 * An application that logs with Log4j 2, to the loggers it is told.
 */
final class Log4jClient {

	private Log4jClient() {
	}

	public static void main(String[] loggers) {
		ThreadContext.put("user", "ann");
		for (String name : loggers) {
			Logger logger = LogManager.getLogger(name);
			for (int i = 0; i < Log4jClientTests.COUNT; i++) {
				logger.info("order {}", i);
			}
			logger.fatal("failed", new IllegalStateException("no stock"));
		}
		LogManager.shutdown();
	}

}
