package id.projectwise.listener.server;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import id.projectwise.listener.route.RecordStore;
import id.projectwise.logging.protocol.EntryNames;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * The listening port: receives records and gives them to a {@link RecordStore}, which
 * says when they may be acknowledged. Thread-safe.
 * <p>
 * Serves its connections on a few threads, which are daemons and named
 * {@code log-server-}. A connection that has more on the way to the store than it may is
 * not read for a while, and so is everybody when the store, or the unfinished messages,
 * hold too much; what was read is never dropped.
 */
public final class LogServer implements Closeable {

	private static final int BACKLOG = 8192;

	private static final WriteBufferWaterMark UNREAD_ANSWERS = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

	private static final int PAGE_SIZE = 8192;

	/** Memory is taken from the JVM in pieces of 2^9 pages, which are 4 MB. */
	private static final int MAX_ORDER = 9;

	/** Kept for the next use by each event loop, of each size. */
	private static final int SMALL_BUFFERS_KEPT = 256;

	private static final int NORMAL_BUFFERS_KEPT = 64;

	private final ServerSettings settings;

	private final ServerStatistics statistics = new ServerStatistics();

	private final EventLoopGroup loops;

	private final Map<EventLoop, ConnectionGroup> groups = new IdentityHashMap<>();

	private final Channel channel;

	private LogServer(ServerSettings settings, Transport transport, RecordStore store, ServerListener listener)
			throws ServerBindException {
		this.settings = settings;
		int count = (settings.eventLoops() > 0) ? settings.eventLoops() : Runtime.getRuntime().availableProcessors();
		this.loops = new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("log-server", true),
				transport.ioHandlers());
		ServerContext context = new ServerContext(settings.limits(), settings.records(), settings.security(), store,
				this.statistics, listener, new EntryNames(), Clock.systemDefaultZone());
		this.loops.forEach((executor) -> {
			EventLoop loop = (EventLoop) executor;
			this.groups.put(loop, new ConnectionGroup(loop, count, context));
		});
		this.channel = bind(bootstrap(transport, count, new ServerInitializer(this.groups, context)));
		this.groups.values().forEach(ConnectionGroup::start);
	}

	/**
	 * Listen.
	 * @param settings where to listen and what to grant
	 * @param store where records go; stays open when the server closes
	 * @param listener told what happens to connections
	 * @return the server, which accepts connections
	 * @throws ServerBindException if the address cannot be listened on
	 */
	public static LogServer start(ServerSettings settings, RecordStore store, ServerListener listener)
			throws ServerBindException {
		return start(settings, Transport.best(), store, listener);
	}

	static LogServer start(ServerSettings settings, Transport transport, RecordStore store, ServerListener listener)
			throws ServerBindException {
		return new LogServer(settings, transport, store, listener);
	}

	/**
	 * Return where the server listens.
	 * @return the address, with the port that was chosen if the settings leave it open
	 */
	public InetSocketAddress address() {
		return (InetSocketAddress) this.channel.localAddress();
	}

	/**
	 * Return whether the server listens.
	 * @return whether connections are accepted
	 */
	public boolean isListening() {
		return this.channel.isActive();
	}

	/**
	 * Return what was counted.
	 * @return the statistics, always the same object
	 */
	public ServerStatistics statistics() {
		return this.statistics;
	}

	/**
	 * Accept no more connections, read no more, wait until what was received is committed
	 * and acknowledged, and close the connections. Waits no longer than the settings say.
	 */
	@Override
	public void close() {
		if (this.loops.isShuttingDown()) {
			return;
		}
		this.channel.close().awaitUninterruptibly();
		CompletableFuture<?>[] finished = this.groups.values()
			.stream()
			.map(ConnectionGroup::finish)
			.toArray(CompletableFuture[]::new);
		await(CompletableFuture.allOf(finished));
		this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
	}

	private void await(CompletableFuture<?> finished) {
		try {
			finished.get(this.settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			// What is not committed by now is not acknowledged, and comes again.
			return;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Channel bind(ServerBootstrap bootstrap) throws ServerBindException {
		ChannelFuture bound = bootstrap.bind(this.settings.host(), this.settings.port()).awaitUninterruptibly();
		Throwable failure = bound.cause();
		if (failure != null) {
			this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
			throw new ServerBindException(this.settings.host(), this.settings.port(), failure);
		}
		return bound.channel();
	}

	private ServerBootstrap bootstrap(Transport transport, int arenas, ServerInitializer initializer) {
		ByteBufAllocator allocator = new PooledByteBufAllocator(true, arenas, arenas, PAGE_SIZE, MAX_ORDER,
				SMALL_BUFFERS_KEPT, NORMAL_BUFFERS_KEPT, false);
		ServerBootstrap bootstrap = new ServerBootstrap().group(this.loops)
			.channel(transport.serverChannel())
			.option(ChannelOption.SO_BACKLOG, BACKLOG)
			.childOption(ChannelOption.ALLOCATOR, allocator)
			.childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
			.childOption(ChannelOption.SO_KEEPALIVE, true)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD_ANSWERS)
			.childHandler(initializer);
		transport.keepAlive().forEach(bootstrap::childOption);
		return bootstrap;
	}

}
