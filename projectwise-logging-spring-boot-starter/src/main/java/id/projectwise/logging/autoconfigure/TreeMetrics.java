package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import id.projectwise.logging.file.TreeUsage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/**
 * Meters of what a tree holds, by month. A thread of its own looks at the tree once a
 * minute, so that nobody who asks for meters waits for a disk.
 */
public final class TreeMetrics implements AutoCloseable {

	private final String prefix;

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "log-metrics");
		thread.setDaemon(true);
		return thread;
	});

	/**
	 * Create the meters.
	 * @param prefix how their names begin
	 */
	public TreeMetrics(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Register the meters and begin to look.
	 * @param tree looks at the tree; an {@link IOException} means that it cannot be read
	 * @param registry where to register
	 */
	public void bind(Callable<Map<YearMonth, TreeUsage>> tree, MeterRegistry registry) {
		MultiGauge bytes = MultiGauge.builder(this.prefix + "bytes")
			.baseUnit("bytes")
			.description("Size of the files of a month")
			.register(registry);
		MultiGauge number = MultiGauge.builder(this.prefix + "files")
			.baseUnit("files")
			.description("Files of a month")
			.register(registry);
		this.executor.scheduleWithFixedDelay(() -> {
			Map<YearMonth, TreeUsage> usage = scan(tree);
			bytes.register(rows(usage, TreeUsage::bytes), true);
			number.register(rows(usage, TreeUsage::files), true);
		}, 0, 1, TimeUnit.MINUTES);
	}

	/** A tree that cannot be read holds nothing: what writes to it reports why. */
	private static Map<YearMonth, TreeUsage> scan(Callable<Map<YearMonth, TreeUsage>> tree) {
		try {
			return tree.call();
		}
		catch (Exception ex) {
			return Map.of();
		}
	}

	private static List<MultiGauge.Row<?>> rows(Map<YearMonth, TreeUsage> usage, ToDoubleFunction<TreeUsage> figure) {
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		usage.forEach((month, held) -> rows
			.add(MultiGauge.Row.of(Tags.of("month", month.toString()), figure.applyAsDouble(held))));
		return rows;
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
