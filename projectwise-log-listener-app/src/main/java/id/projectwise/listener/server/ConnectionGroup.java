package id.projectwise.listener.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import id.projectwise.listener.codec.DecoderSettings;
import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.codec.WorkArray;
import id.projectwise.listener.route.Outcome;
import id.projectwise.logging.format.LineBuffer;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop and what they share. For the event loop's thread,
 * unless a method says otherwise.
 */
final class ConnectionGroup {

	private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

	private static final Duration RELEASE_INTERVAL = Duration.ofMillis(10);

	/** While unfinished messages fill the memory, each of them has less time. */
	private static final Duration MESSAGE_TIMEOUT_WHEN_FULL = Duration.ofSeconds(2);

	/** Pieces of lines that are not whole yet. */
	private static final long HELD_BYTES = 8 << 20;

	private final EventLoop loop;

	private final ServerContext context;

	private final ReadGate gate;

	private final ReceiveBuffers receiveBuffers;

	private final AnswerQueue answers;

	private final RecordIntake intake;

	private final RecordReader records;

	private final HeldBytes held = new HeldBytes(HELD_BYTES);

	private final RecordDecoders decoders;

	private final WorkArray workArray = new WorkArray();

	private final LineBuffer scratch = LineBuffer.raw();

	private final Set<Connection> connections = new LinkedHashSet<>();

	private final CompletableFuture<@Nullable Void> finished = new CompletableFuture<>();

	private boolean isFinishing;

	private boolean isReleaseScheduled;

	/**
	 * Create the group of an event loop.
	 * @param loop the event loop
	 * @param groups how many groups share the memory
	 * @param context what all groups share
	 */
	ConnectionGroup(EventLoop loop, int groups, ServerContext context) {
		this.loop = loop;
		this.context = context;
		ConnectionLimits limits = context.limits();
		this.gate = new ReadGate(context.store()::pendingBytes, limits.pendingBytes(),
				limits.unfinishedBytes() / groups);
		this.receiveBuffers = new ReceiveBuffers(this.gate, context.statistics());
		this.answers = new AnswerQueue(loop, this.gate);
		this.intake = new RecordIntake(context);
		this.records = new RecordReader(context, this.intake);
		RecordLimits records = context.records();
		this.decoders = new RecordDecoders(
				new DecoderSettings(records.bytes(), records.nesting(), records.fields(), context.clock()));
	}

	/**
	 * Begin to look after time limits. Called by any thread.
	 */
	void start() {
		long interval = SWEEP_INTERVAL.toMillis();
		this.loop.scheduleWithFixedDelay(this::checkTimes, interval, interval, TimeUnit.MILLISECONDS);
	}

	/**
	 * Let each connection end as soon as it is answered. Called by any thread.
	 * @return done when there are no connections any more
	 */
	CompletableFuture<@Nullable Void> finish() {
		this.loop.execute(() -> {
			this.isFinishing = true;
			Set.copyOf(this.connections).forEach(Connection::finish);
			finishedIfEmpty();
		});
		return this.finished;
	}

	ReadGate gate() {
		return this.gate;
	}

	ReceiveBuffers receiveBuffers() {
		return this.receiveBuffers;
	}

	/**
	 * Return the way back for answers. Called by any thread.
	 */
	AnswerQueue answers() {
		return this.answers;
	}

	ConnectionLimits limits() {
		return this.context.limits();
	}

	RecordIntake intake() {
		return this.intake;
	}

	RecordReader records() {
		return this.records;
	}

	HeldBytes held() {
		return this.held;
	}

	RecordDecoders decoders() {
		return this.decoders;
	}

	/**
	 * Return what the connections use in turn while they decode.
	 */
	WorkArray workArray() {
		return this.workArray;
	}

	/**
	 * Return a buffer for what is written at once.
	 * @return the buffer, empty
	 */
	LineBuffer scratch() {
		this.scratch.clear();
		return this.scratch;
	}

	void add(Connection connection) {
		this.connections.add(connection);
		if (this.isFinishing) {
			connection.finish();
		}
	}

	void remove(Connection connection) {
		this.connections.remove(connection);
		this.gate.remove(connection);
		this.gate.release();
		finishedIfEmpty();
	}

	void afterRead(Connection connection) {
		this.gate.afterRead(connection);
		this.gate.release();
		scheduleRelease();
	}

	Duration messageTimeout() {
		Duration usual = limits().messageTimeout();
		boolean isShort = usual.compareTo(MESSAGE_TIMEOUT_WHEN_FULL) < 0;
		return (isShort || !this.gate.isFullOfMessages()) ? usual : MESSAGE_TIMEOUT_WHEN_FULL;
	}

	void count(Answer answer) {
		if (answer.outcome() == Outcome.REPEATED) {
			this.context.statistics().countRepeated(answer.records());
		}
		else if (answer.chunk() != null) {
			this.context.statistics().countAcknowledged(answer.records());
		}
	}

	void rejected(RejectReason reason, @Nullable Protocol protocol, SocketAddress peer, String detail) {
		this.context.statistics().of(protocol).countRejected(reason);
		this.context.listener().rejected(reason, peer, detail);
	}

	void failed(SocketAddress peer, Throwable cause) {
		if (!(cause instanceof IOException)) {
			this.context.listener().failed(peer, cause);
		}
	}

	private void checkTimes() {
		long now = System.nanoTime();
		Set.copyOf(this.connections).forEach((connection) -> connection.checkTimes(now));
	}

	// Other event loops and the store make room without telling this one.
	private void scheduleRelease() {
		if (this.gate.holdsAny() && !this.isReleaseScheduled) {
			this.isReleaseScheduled = true;
			this.loop.schedule(() -> {
				this.isReleaseScheduled = false;
				this.gate.release();
				scheduleRelease();
			}, RELEASE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void finishedIfEmpty() {
		if (this.isFinishing && this.connections.isEmpty()) {
			this.finished.complete(null);
		}
	}

}
