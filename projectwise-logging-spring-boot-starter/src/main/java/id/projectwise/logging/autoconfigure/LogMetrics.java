package id.projectwise.logging.autoconfigure;

import java.time.Clock;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

import id.projectwise.logging.logback.FileSink;
import id.projectwise.logging.logback.FileState;
import id.projectwise.logging.logback.JournalSink;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the logging that is installed when a registry comes.
 */
final class LogMetrics implements MeterBinder, AutoCloseable {

	private static final String PREFIX = "projectwise.logging.";

	private final InstalledLogging logging;

	private final Clock clock;

	private final TreeMetrics trees = new TreeMetrics(PREFIX + "tree.");

	LogMetrics(InstalledLogging logging, Clock clock) {
		this.logging = logging;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FileSink files = this.logging.sink(FileSink.class);
		if (files != null) {
			bindFiles(new Meters<>(registry, files));
			this.trees.bind(files::usage, registry);
		}
		JournalSink journal = this.logging.sink(JournalSink.class);
		if (journal != null) {
			bindJournal(new Meters<>(registry, journal));
			bindShipper(new Meters<>(registry, journal));
		}
	}

	private static void bindFiles(Meters<FileSink> meters) {
		meters.count("file.lines", "lines", "Lines written", of(FileState::lines));
		meters.count("file.bytes", "bytes", "Size of the lines written", of(FileState::bytes));
		meters.count("file.lost", "lines", "Lines that could not be written", of(FileState::lost));
		meters.count("file.rotations", "files", "Files that got the name of their day", of(FileState::rotations));
		meters.count("file.deletions", "files", "Dated files removed, by age or size", of(FileState::deletions));
		meters.measure("file.open", "files", "Files that are open", of(FileState::openFiles));
	}

	private static ToDoubleFunction<FileSink> of(ToDoubleFunction<FileState> figure) {
		return (files) -> figure.applyAsDouble(files.state());
	}

	private void bindJournal(Meters<JournalSink> meters) {
		meters.measure("journal.records", "records", "Records not acknowledged yet",
				(sink) -> sink.journal().records());
		meters.measure("journal.bytes", "bytes", "Size of what is not acknowledged yet",
				(sink) -> sink.journal().bytes());
		meters.measure("journal.disk", "bytes", "Size of the journal on disk", (sink) -> sink.journal().diskBytes());
		meters.measure("journal.age", "seconds", "Age of the oldest record not acknowledged yet",
				(sink) -> age(sink.journal().oldest()));
		meters.count("journal.appended", "records", "Records offered to the journal",
				(sink) -> sink.journal().appended());
		meters.count("journal.dropped", "records", "Records refused or dropped by the full journal",
				(sink) -> sink.journal().dropped());
	}

	private double age(@Nullable Instant oldest) {
		return (oldest != null) ? Math.max(0, this.clock.millis() - oldest.toEpochMilli()) / 1e3 : 0;
	}

	private static void bindShipper(Meters<JournalSink> meters) {
		meters.measure("ship.connected", null, "Whether there is a connection",
				(sink) -> sink.shipper().connected() ? 1 : 0);
		meters.count("ship.reconnects", "connections", "Connections after the first",
				(sink) -> sink.shipper().reconnects());
		meters.count("ship.shipped", "records", "Records sent, those sent again included",
				(sink) -> sink.shipper().shippedRecords());
		meters.count("ship.acknowledged", "records", "Records acknowledged",
				(sink) -> sink.shipper().acknowledgedRecords());
		meters.count("ship.bytes", "bytes", "Size of the records acknowledged, before compression",
				(sink) -> sink.shipper().acknowledgedBytes());
	}

	@Override
	public void close() {
		this.trees.close();
	}

	private record Meters<T>(MeterRegistry registry, T source) {

		void count(String name, String unit, String description, ToDoubleFunction<T> value) {
			FunctionCounter.builder(PREFIX + name, this.source, value)
				.baseUnit(unit)
				.description(description)
				.register(this.registry);
		}

		void measure(String name, @Nullable String unit, String description, ToDoubleFunction<T> value) {
			Gauge.builder(PREFIX + name, this.source, value)
				.baseUnit(unit)
				.description(description)
				.register(this.registry);
		}

	}

}
