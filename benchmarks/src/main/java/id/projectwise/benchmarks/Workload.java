package id.projectwise.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What every variant is asked to log: {@code log.info("order {} accepted for {} in {}
 * ms", id, name, ms)} on a random one of the loggers. Each calling thread has its own.
 */
final class Workload {

	static final String MESSAGE = "order {} accepted for {} in {} ms";

	static final List<String> LOGGERS = Stream
		.of("orders", "billing", "catalog", "customers", "delivery", "discounts", "exports", "imports", "inventory",
				"invoices", "mailing", "payments", "pricing", "refunds", "reports", "returns", "search", "sessions",
				"suppliers", "taxes")
		.map((module) -> "com.acme.shop." + module)
		.toList();

	private static final String[] NAMES = { "Ada Lovelace", "Alan Turing", "Barbara Liskov", "Edsger Dijkstra",
			"Frances Allen", "Grace Hopper", "John McCarthy", "Tony Hoare" };

	private final Variant variant;

	private final int thread;

	private final int loggers;

	private final SplittableRandom random;

	private int id = 1_000_000;

	Workload(Variant variant, int thread, int loggers) {
		this.variant = variant;
		this.thread = thread;
		this.loggers = loggers;
		this.random = new SplittableRandom(thread);
	}

	int thread() {
		return this.thread;
	}

	void call() {
		int choice = this.random.nextInt() >>> 1;
		this.variant.log(this.thread, choice % this.loggers, this.id++, NAMES[choice & 7], 10 + (choice & 63));
	}

}
