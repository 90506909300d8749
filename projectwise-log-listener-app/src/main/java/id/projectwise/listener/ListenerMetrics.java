package id.projectwise.listener;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

import id.projectwise.listener.route.CommitStore;
import id.projectwise.listener.route.StoreState;
import id.projectwise.listener.server.ProtocolStatistics;
import id.projectwise.listener.server.RecordFault;
import id.projectwise.listener.server.RejectReason;
import id.projectwise.listener.server.ServerStatistics;
import id.projectwise.logging.autoconfigure.TreeMetrics;
import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.file.TreeUsage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What the listener receives and what it writes.
 */
final class ListenerMetrics implements MeterBinder, AutoCloseable {

	private static final String PREFIX = "projectwise.listener.";

	private static final Duration RECENTLY = Duration.ofMinutes(1);

	private final ServerLifecycle server;

	private final CommitStore store;

	private final WatchedStore watched;

	private final TreeSettings tree;

	private final TreeMetrics trees = new TreeMetrics(PREFIX + "tree.");

	ListenerMetrics(ServerLifecycle server, ListenerStore store, WatchedStore watched) {
		this.server = server;
		this.store = store.store();
		this.watched = watched;
		this.tree = store.tree();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bindConnections(registry);
		bindReceived(registry);
		bindStore(registry);
		bindStreams(registry);
		Gauge.builder(PREFIX + "disk.free", this.tree.root(), (path) -> path.toFile().getUsableSpace())
			.baseUnit("bytes")
			.description("Free space of the disk with the files")
			.register(registry);
		this.trees.bind(() -> TreeUsage.scan(this.tree), registry);
	}

	private void bindConnections(MeterRegistry registry) {
		Gauge.builder(PREFIX + "connections", this.server, (server) -> server.count(ServerStatistics::connections))
			.register(registry);
		counter(registry, "connections.accepted", ServerStatistics::acceptedConnections);
	}

	private void bindReceived(MeterRegistry registry) {
		counter(registry, "received.bytes", ServerStatistics::bytes);
		counter(registry, "acknowledged.records", ServerStatistics::acknowledgedRecords);
		counter(registry, "repeated.records", ServerStatistics::repeatedRecords);
		for (String protocol : ServerStatistics.protocolNames()) {
			bindProtocol(registry, protocol);
		}
	}

	private void bindProtocol(MeterRegistry registry, String protocol) {
		protocolCounter(registry, "received.records", protocol, ProtocolStatistics::records).register(registry);
		protocolCounter(registry, "retimed.records", protocol, ProtocolStatistics::retimedRecords)
			.description("Records with an impossible time, which got that of their arrival")
			.register(registry);
		for (RecordFault fault : RecordFault.values()) {
			protocolCounter(registry, "malformed.records", protocol, (statistics) -> statistics.refusedRecords(fault))
				.tag("reason", lowerCase(fault))
				.description("Records that are not in the files although their connection went on")
				.register(registry);
		}
		for (RejectReason reason : RejectReason.values()) {
			protocolCounter(registry, "connections.rejected", protocol, (statistics) -> statistics.rejected(reason))
				.tag("reason", lowerCase(reason))
				.description("Connections closed against their peer's will")
				.register(registry);
		}
	}

	private FunctionCounter.Builder<ServerLifecycle> protocolCounter(MeterRegistry registry, String name,
			String protocol, ToLongFunction<ProtocolStatistics> value) {
		return FunctionCounter
			.builder(PREFIX + name, this.server,
					(server) -> server.count((statistics) -> value.applyAsLong(statistics.protocol(protocol))))
			.tag("protocol", protocol);
	}

	private static String lowerCase(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private void counter(MeterRegistry registry, String name, ToLongFunction<ServerStatistics> value) {
		FunctionCounter.builder(PREFIX + name, this.server, (server) -> server.count(value)).register(registry);
	}

	private void bindStore(MeterRegistry registry) {
		FunctionTimer
			.builder(PREFIX + "commits", this.store, (store) -> store.state().commits(),
					(store) -> store.state().commitNanos(), TimeUnit.NANOSECONDS)
			.description("Commits to the files")
			.register(registry);
		storeCounter(registry, "written.records", StoreState::records);
		storeCounter(registry, "written.bytes", StoreState::bytes);
		storeCounter(registry, "own.records.lost", StoreState::ownLinesLost);
		Gauge.builder(PREFIX + "pending.bytes", this.store, CommitStore::pendingBytes).register(registry);
		Gauge.builder(PREFIX + "streams.known", this.store, (store) -> store.state().streams()).register(registry);
		Gauge.builder(PREFIX + "open.files", this.store, (store) -> store.state().openFiles()).register(registry);
	}

	private void bindStreams(MeterRegistry registry) {
		Gauge.builder(PREFIX + "streams.active", this.watched, (watched) -> watched.streams(RECENTLY).size())
			.description("Streams with a commit within the last minute")
			.register(registry);
		Gauge.builder(PREFIX + "streams.lag.max", this.watched, ListenerMetrics::maxLag)
			.baseUnit("seconds")
			.description("The age a record had when it was in its file, of the stream that is most behind")
			.register(registry);
	}

	private static double maxLag(WatchedStore watched) {
		return watched.streams(RECENTLY).stream().mapToLong((stream) -> stream.lag().toMillis()).max().orElse(0) / 1e3;
	}

	private void storeCounter(MeterRegistry registry, String name, ToLongFunction<StoreState> value) {
		FunctionCounter.builder(PREFIX + name, this.store, (store) -> value.applyAsLong(store.state()))
			.register(registry);
	}

	@Override
	public void close() {
		this.trees.close();
	}

}
