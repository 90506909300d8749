package id.projectwise.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;
import id.projectwise.benchmarks.ClosedLoop.Tally;
import org.HdrHistogram.Histogram;

/**
 * The process that is measured: one contender, one scenario, one round.
 */
final class MeasuredProcess {

	static final String RESULT = "result.properties";

	private static final double NANOS_PER_MILLI = 1_000_000;

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private final Path directory;

	private final boolean isShipping;

	private final Scenario scenario;

	private final List<Workload> workloads;

	private final ExecutorService threads;

	private final Measurement measurement = new Measurement();

	private long calls;

	private MeasuredProcess(Contender contender, Scenario scenario, Path directory) {
		this.directory = directory;
		this.isShipping = contender.shipsTo(scenario.output());
		this.scenario = scenario;
		Variant variant = Variant.start(contender, scenario.output(), directory, scenario.threads());
		this.workloads = IntStream.range(0, scenario.threads())
			.mapToObj((thread) -> new Workload(variant, thread, scenario.output().loggers()))
			.toList();
		AtomicInteger number = new AtomicInteger();
		this.threads = Executors.newFixedThreadPool(scenario.threads(),
				(task) -> new Thread(task, "worker-" + number.incrementAndGet()));
	}

	/**
	 * Run.
	 * @param args contender, output, threads, three times in milliseconds, directory
	 */
	public static void main(String[] args) throws Exception {
		Scenario scenario = new Scenario(Output.valueOf(args[1]), Integer.parseInt(args[2]));
		Timing timing = new Timing(Integer.parseInt(args[3]), Integer.parseInt(args[4]), Integer.parseInt(args[5]));
		Path directory = Path.of(args[6]);
		MeasuredProcess process = new MeasuredProcess(Contender.valueOf(args[0]), scenario, directory);
		process.measure(timing).store(directory.resolve(RESULT));
		System.exit(0);
	}

	private Measurement measure(Timing timing) throws Exception {
		Arrivals arrivals = arrivals();
		arrivals.await(closedLoop(timing.warmUp()).calls());
		measureClosedLoop(timing.closed());
		measurePacedLoop(timing.paced());
		return this.measurement;
	}

	private Tally closedLoop(int millis) throws Exception {
		List<ClosedLoop> loops = this.workloads.stream().map(ClosedLoop::new).toList();
		List<Future<Tally>> tallies = start(loops);
		Thread.sleep(millis);
		loops.forEach(ClosedLoop::stop);
		Tally sum = new Tally(0, 0, 0);
		for (Future<Tally> tally : tallies) {
			sum = sum.plus(tally.get());
		}
		this.calls += sum.calls();
		return sum;
	}

	private void measureClosedLoop(int millis) throws Exception {
		Arrivals arrivals = arrivals();
		long processor = SYSTEM.getProcessCpuTime();
		long start = System.nanoTime();
		Tally tally = closedLoop(millis);
		double nanos = arrivals.await(tally.calls()) - start;
		double calls = tally.calls();
		this.measurement.set(Metric.CPU, (SYSTEM.getProcessCpuTime() - processor) / calls);
		this.measurement.set(Metric.CALL, tally.nanos() / calls);
		this.measurement.set(Metric.ALLOCATED, tally.allocated() / calls);
		double lines = (this.scenario.output() != Output.PIPE) ? arrivals.lines() : calls;
		this.measurement.set(Metric.LINES, lines * TimeUnit.SECONDS.toNanos(1) / nanos);
		this.measurement.set(Metric.MISSING, 100 * (1 - lines / calls));
		this.measurement.set(Metric.LINE_LENGTH, arrivals.bytes() / lines);
	}

	private Arrivals arrivals() throws IOException {
		return this.isShipping ? new SinkArrivals(SinkTally.in(this.directory))
				: new LogFiles(this.directory.resolve("logs"));
	}

	private void measurePacedLoop(int millis) throws Exception {
		this.measurement.set(Metric.PACED_FROM, ManagementFactory.getRuntimeMXBean().getUptime());
		Histogram all = PacedLoop.histogram();
		for (Future<Histogram> histogram : start(this.workloads.stream()
			.map((workload) -> new PacedLoop(workload, this.scenario.threads(), millis))
			.toList())) {
			all.add(histogram.get());
		}
		this.calls += all.getTotalCount();
		this.measurement.set(Metric.CALLS, this.calls);
		this.measurement.set(Metric.P50, all.getValueAtPercentile(50));
		this.measurement.set(Metric.P99, all.getValueAtPercentile(99));
		this.measurement.set(Metric.P999, all.getValueAtPercentile(99.9));
		this.measurement.set(Metric.LONGEST, all.getMaxValue() / NANOS_PER_MILLI);
	}

	private <T> List<Future<T>> start(List<? extends Callable<T>> loops) {
		List<Future<T>> results = new ArrayList<>();
		loops.forEach((loop) -> results.add(this.threads.submit(loop)));
		return results;
	}

}
