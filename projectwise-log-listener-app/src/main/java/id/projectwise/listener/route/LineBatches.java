package id.projectwise.listener.route;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import id.projectwise.logging.file.DaySpan;
import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.format.RecordFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of lines and takes them back. Thread-safe.
 */
final class LineBatches {

	/** Names of loggers come from anywhere; those beyond are looked up each time. */
	private static final int MAX_CACHED_LOGGERS = 10_000;

	private static final int MAX_CACHED_LENGTH = 256;

	private final RecordFormat format;

	private final ModuleNaming naming;

	private final ZoneId zone;

	private final LineBatchPool pool = new LineBatchPool();

	private final Map<String, String> modules = new ConcurrentHashMap<>();

	private volatile @Nullable DaySpan lastSpan;

	LineBatches(RecordFormat format, ModuleNaming naming, ZoneId zone) {
		this.format = format;
		this.naming = naming;
		this.zone = zone;
	}

	LineBatch newBatch() {
		LineBatch used = this.pool.take();
		return (used != null) ? used : new LineBatch(this);
	}

	String moduleOf(String loggerName) {
		String module = this.modules.get(loggerName);
		if (module == null) {
			module = this.naming.moduleOf(loggerName);
			if (this.modules.size() < MAX_CACHED_LOGGERS && loggerName.length() <= MAX_CACHED_LENGTH) {
				this.modules.put(loggerName, module);
			}
		}
		return module;
	}

	RecordFormat format() {
		return this.format;
	}

	/**
	 * Return the day that covers a time.
	 */
	DaySpan spanOf(long epochMillis) {
		DaySpan span = this.lastSpan;
		if (span == null || !span.covers(epochMillis)) {
			span = DaySpan.of(DaySpan.dayOf(epochMillis, this.zone), this.zone);
			this.lastSpan = span;
		}
		return span;
	}

	LineBatchPool pool() {
		return this.pool;
	}

}
