package id.projectwise.listener;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.file.TreeUsage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Bytes and files of the tree by month. Looking takes a system call for each file, so it
 * is done once a minute and not for each question.
 */
final class TreeMetrics implements MeterBinder, AutoCloseable {

	private static final String PREFIX = "log.listener.tree.";

	private final TreeSettings tree;

	private final Reports reports;

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(TreeMetrics::thread);

	TreeMetrics(TreeSettings tree, Reports reports) {
		this.tree = tree;
		this.reports = reports;
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "listener-tree-metrics");
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		MultiGauge bytes = MultiGauge.builder(PREFIX + "bytes").register(registry);
		MultiGauge files = MultiGauge.builder(PREFIX + "files").register(registry);
		this.executor.scheduleWithFixedDelay(() -> update(bytes, files), 0, 1, TimeUnit.MINUTES);
	}

	private void update(MultiGauge bytes, MultiGauge files) {
		try {
			List<MultiGauge.Row<?>> bytesOfMonths = new ArrayList<>();
			List<MultiGauge.Row<?>> filesOfMonths = new ArrayList<>();
			for (Map.Entry<YearMonth, TreeUsage> month : TreeUsage.scan(this.tree).entrySet()) {
				Tags tags = Tags.of("month", month.getKey().toString());
				bytesOfMonths.add(MultiGauge.Row.of(tags, month.getValue().bytes()));
				filesOfMonths.add(MultiGauge.Row.of(tags, month.getValue().files()));
			}
			bytes.register(bytesOfMonths, true);
			files.register(filesOfMonths, true);
		}
		catch (IOException | RuntimeException ex) {
			this.reports.warn("The files cannot be counted for the metrics: " + ex + "; trying again in a minute");
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
