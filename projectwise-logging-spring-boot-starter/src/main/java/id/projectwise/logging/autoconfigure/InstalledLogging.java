package id.projectwise.logging.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.journal.JournalState;
import id.projectwise.logging.logback.AppenderRegistrar;
import id.projectwise.logging.logback.ConsoleSink;
import id.projectwise.logging.logback.FileSink;
import id.projectwise.logging.logback.FileState;
import id.projectwise.logging.logback.JournalSink;
import id.projectwise.logging.logback.LogAppender;
import id.projectwise.logging.logback.StartupFailureSink;
import id.projectwise.logging.ship.ShipperState;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The logging that is installed in this process now, which need not be what the settings
 * of one of its applications say: the first application decides.
 */
final class InstalledLogging {

	/**
	 * Find a sink.
	 * @param <T> the type of the sink
	 * @param type the type of the sink
	 * @return the sink, or {@code null} if there is none
	 */
	<T> @Nullable T sink(Class<T> type) {
		LogAppender appender = appender();
		return (appender != null) ? appender.sink(type) : null;
	}

	/**
	 * Return whether anything is installed.
	 * @return whether there is an appender of ours
	 */
	boolean exists() {
		return appender() != null;
	}

	private static @Nullable LogAppender appender() {
		return (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) ? AppenderRegistrar.find(context)
				: null;
	}

	/**
	 * Describe what is installed: mode, sinks, and what these say of themselves.
	 * @return names and values, of simple types
	 */
	Map<String, Object> describe() {
		Map<String, Object> description = new LinkedHashMap<>();
		LogAppender appender = appender();
		List<String> sinks = (appender != null) ? appender.sinks().map(InstalledLogging::name).toList() : List.of();
		description.put("mode", (appender != null) ? mode(appender) : "none");
		description.put("sinks", sinks);
		FileSink files = sink(FileSink.class);
		if (files != null) {
			description.put("files", describe(files.state()));
		}
		JournalSink journal = sink(JournalSink.class);
		if (journal != null) {
			description.put("journal", describe(journal.journal()));
			description.put("listener", describe(journal.shipper()));
		}
		return description;
	}

	private static String mode(LogAppender appender) {
		return Stream.of("file", "socket", "own")
			.filter((name) -> appender.sinks().map(InstalledLogging::name).anyMatch(name::equals))
			.findFirst()
			.orElse("stdout");
	}

	private static String name(Object sink) {
		return (sink instanceof FileSink) ? "file"
				: (sink instanceof JournalSink) ? "socket" : (sink instanceof ConsoleSink) ? "console"
						: (sink instanceof StartupFailureSink) ? "startup-failures" : "own";
	}

	private static Map<String, Object> describe(FileState state) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("directory", state.directory().toString());
		description.put("lines", state.lines());
		description.put("bytes", state.bytes());
		description.put("open", state.openFiles());
		description.put("rotations", state.rotations());
		description.put("deletions", state.deletions());
		description.put("lost", state.lost());
		description.put("failing", state.failing());
		return description;
	}

	private static Map<String, Object> describe(JournalState state) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("folder", state.folder().toString());
		description.put("temporary", isTemporary(state));
		description.put("records", state.records());
		description.put("bytes", state.bytes());
		description.put("diskBytes", state.diskBytes());
		description.put("appended", state.appended());
		description.put("dropped", state.dropped());
		if (state.oldest() != null) {
			description.put("oldest", state.oldest().toString());
		}
		return description;
	}

	/** Whether the journal had to go where it may not last. */
	static boolean isTemporary(JournalState state) {
		return state.folder().startsWith(TemporaryDirectory.path());
	}

	private static Map<String, Object> describe(ShipperState state) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("destination", state.destination());
		description.put("connected", state.connected());
		description.put("since", state.since().toString());
		if (state.keepsMarks() != null) {
			description.put("exactlyOnce", state.keepsMarks());
		}
		if (state.lastError() != null) {
			description.put("lastError", state.lastError());
		}
		description.put("attempts", state.attempts());
		description.put("reconnects", state.reconnects());
		description.put("rejections", state.rejections());
		description.put("shipped", state.shippedRecords());
		description.put("shippedBytes", state.shippedBytes());
		description.put("acknowledged", state.acknowledgedRecords());
		description.put("acknowledgedBytes", state.acknowledgedBytes());
		return description;
	}

}
