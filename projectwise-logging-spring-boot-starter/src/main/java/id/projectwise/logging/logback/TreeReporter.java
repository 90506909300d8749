package id.projectwise.logging.logback;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.ContextAwareBase;
import id.projectwise.logging.file.Loss;
import id.projectwise.logging.file.TreeListener;
import id.projectwise.logging.format.LineBuffer;

/**
 * Tells the people about trouble with the files: damped, as a status of Logback's, which
 * Spring Boot shows on standard error, and in the file itself once it works again. Counts
 * what happens to the files.
 */
public final class TreeReporter extends ContextAwareBase implements TreeListener {

	private static final String LOGGER_NAME = "id.projectwise.logging";

	private final LoggerContext loggerContext;

	private final EventFormat format;

	private final Damper losses = new Damper();

	private final Damper failures = new Damper();

	private final LongAdder lost = new LongAdder();

	private final Set<String> failing = ConcurrentHashMap.newKeySet();

	private final LongAdder rotations = new LongAdder();

	private final LongAdder deletions = new LongAdder();

	/**
	 * Create a reporter.
	 * @param context where statuses go
	 * @param format the format of the line about lost records
	 */
	public TreeReporter(LoggerContext context, EventFormat format) {
		this.loggerContext = context;
		this.format = format;
		setContext(context);
	}

	@Override
	public void lost(String module, Exception reason, long lost) {
		this.lost.increment();
		this.failing.add(module);
		long count = this.losses.count();
		if (count > 0) {
			addWarn("Records cannot be written to " + module + ".log: " + reason + ". " + lost + " lost in this file, "
					+ count + " in all since the last report; trying again until it works");
		}
	}

	@Override
	public byte[] notice(Loss loss, long epochMillis) {
		LoggingEvent event = new LoggingEvent(null, this.loggerContext.getLogger(LOGGER_NAME), Level.WARN,
				loss.toString(), null, null);
		event.setTimeStamp(epochMillis);
		LineBuffer line = new LineBuffer();
		this.format.format(event, line);
		return Arrays.copyOf(line.array(), line.length());
	}

	@Override
	public void recovered(String module, Loss loss) {
		this.failing.remove(module);
		addWarn(module + ".log is written again. " + loss);
	}

	@Override
	public void failed(String what, Path path, Exception reason) {
		long count = this.failures.count();
		if (count > 0) {
			addWarn(what + " failed for " + path + ": " + reason + " (" + count
					+ " failures since the last report). It is tried again later, logging goes on");
		}
	}

	@Override
	public void rotated(Path dated) {
		this.rotations.increment();
	}

	@Override
	public void deleted(Path dated) {
		this.deletions.increment();
	}

	long lost() {
		return this.lost.sum();
	}

	List<String> failing() {
		return this.failing.stream().sorted().toList();
	}

	long rotations() {
		return this.rotations.sum();
	}

	long deletions() {
		return this.deletions.sum();
	}

}
