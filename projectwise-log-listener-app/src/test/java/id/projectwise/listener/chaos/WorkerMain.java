package id.projectwise.listener.chaos;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/**
 * A worker: logs numbered records at a steady rate and tells each number on standard
 * output when its log call has returned.
 */
final class WorkerMain {

	static final int MODULES = 3;

	private WorkerMain() {
	}

	/**
	 * Run until killed, or until standard input ends.
	 * @param args the name of the run, records a second, then arguments of the
	 * application
	 */
	public static void main(String[] args) throws IOException {
		SpringApplication application = new SpringApplication(WorkerMain.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args);
		log(args[0], 1_000_000_000L / Integer.parseInt(args[1]));
	}

	@SuppressWarnings("resource")
	private static void log(String run, long intervalNanos) throws IOException {
		Logger[] loggers = new Logger[MODULES];
		for (int i = 0; i < loggers.length; i++) {
			loggers[i] = LoggerFactory.getLogger("chaos.module" + i);
		}
		FileOutputStream output = new FileOutputStream(FileDescriptor.out);
		long next = System.nanoTime();
		for (int number = 1; System.in.available() == 0; number++) {
			loggers[number % MODULES].info("run={} n={}", run, number);
			output.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
			next += intervalNanos;
			LockSupport.parkNanos(next - System.nanoTime());
		}
	}

}
