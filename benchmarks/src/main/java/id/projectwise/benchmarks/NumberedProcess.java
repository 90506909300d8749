package id.projectwise.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that logs numbered records, and may be killed for it.
 */
final class NumberedProcess {

	/** Says that all calls have returned. */
	static final String DONE = "done";

	private NumberedProcess() {
	}

	/**
	 * Log, say so, wait for a byte on standard input and end as an application does.
	 * @param args contender, directory, number of records, records per second
	 */
	public static void main(String[] args) throws Exception {
		Variant.start(Contender.valueOf(args[0]), Output.SOCKET, Path.of(args[1]), 1);
		log(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
		System.out.println(DONE);
		System.out.flush();
		if (System.in.read() >= 0) {
			((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
		}
		System.exit(0);
	}

	private static void log(int records, int perSecond) {
		Logger logger = LoggerFactory.getLogger(Workload.LOGGERS.get(0));
		long interval = (perSecond > 0) ? TimeUnit.SECONDS.toNanos(1) / perSecond : 0;
		long start = System.nanoTime();
		for (int i = 0; i < records; i++) {
			LockSupport.parkNanos(start + i * interval - System.nanoTime());
			logger.info("record {}", NumberScanner.text(i));
		}
	}

}
