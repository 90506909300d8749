package id.projectwise.logging.ship;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.Helo;
import id.projectwise.logging.protocol.Ping;
import id.projectwise.logging.protocol.Pong;
import id.projectwise.logging.protocol.SharedKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * The shipper over TLS and with a shared key.
 */
@Timeout(120)
class HandshakeTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(500);

	private static final SharedKey KEY = SharedKey.of("open sesame");

	@TempDir
	private static Path certificates;

	private static TestCertificate right;

	private static TestCertificate elsewhere;

	@TempDir
	private Path directory;

	private final Ledger ledger = new Ledger();

	@BeforeAll
	static void makeCertificates() throws Exception {
		right = TestCertificate.create(certificates, "CN=listener", "ip:127.0.0.1");
		elsewhere = TestCertificate.create(certificates, "CN=127.0.0.1", "dns:elsewhere");
	}

	@Test
	void shipsOverTls() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(right.context(), new MarkKeeper(this.ledger));
				Shipping shipping = start(receiver.port(), tls(TestCertificate.anonymous(right)))) {
			shipping.append(0, 20_000);
			assertThat(shipping.shipper.drain(Duration.ofSeconds(30))).isTrue();
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 20_000));
			receiver.cut();
			shipping.append(20_000, 21_000);
			Shipping.await("the rest", () -> this.ledger.size() == 21_000);
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 21_000));
		}
	}

	@Test
	void refusesReceiverWhoseCertificateIsForAnotherHost() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(elsewhere.context(), new MarkKeeper(this.ledger));
				Shipping shipping = start(receiver.port(), tls(TestCertificate.anonymous(elsewhere)))) {
			shipping.append(0, 10);
			Shipping.await("two attempts", () -> shipping.events.lost.size() > 1);
			assertThat(shipping.events.lost.get(0))
				.startsWith("Cannot connect to 127.0.0.1:" + receiver.port() + ": TLS: ")
				.contains("No subject alternative names matching IP address 127.0.0.1 found");
			assertThat(receiver.requests()).isEmpty();
			assertThat(shipping.shipper.state().connections()).isZero();
		}
	}

	@Test
	void refusesReceiverThatNobodyTrusts() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(right.context(), new MarkKeeper(this.ledger));
				Shipping shipping = start(receiver.port(), tls(TestCertificate.anonymous(elsewhere)))) {
			shipping.append(0, 10);
			Shipping.await("an attempt", () -> !shipping.events.lost.isEmpty());
			assertThat(shipping.events.lost.get(0)).contains("TLS: ", "PKIX path building failed");
			assertThat(receiver.requests()).isEmpty();
		}
	}

	@Test
	void givesUpOnReceiverThatDoesNotShakeHandsInTime() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
				Shipping shipping = start(silent.getLocalPort(),
						with(security(TestCertificate.anonymous(right), null), SHORT))) {
			Shipping.await("two attempts", () -> shipping.events.lost.size() > 1);
			assertThat(shipping.events.lost.get(0)).endsWith(": no handshake within 500 ms");
		}
	}

	@Test
	void givesUpOnReceiverThatShakesHandsByteByByte() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(right.context(), new MarkKeeper(this.ledger));
				SlowProxy proxy = new SlowProxy(receiver.port());
				Shipping shipping = start(proxy.port(),
						with(security(TestCertificate.anonymous(right), null), SHORT))) {
			proxy.cut(1, Duration.ofMillis(20));
			Shipping.await("an attempt", () -> !shipping.events.lost.isEmpty());
			assertThat(shipping.events.lost.get(0)).endsWith(": no handshake within 500 ms");
		}
	}

	@Test
	void leavesToHandshakesWhatConnectingHasLeft() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
				Socket socket = new Socket("127.0.0.1", silent.getLocalPort())) {
			ShipSettings settings = with(new ShipSecurity(null, KEY, "worker"), LONG)
				.apply(Shipping.settings(silent.getLocalPort()));
			Deadline deadline = Deadline.in(Duration.ofSeconds(1));
			Shipping.await("most of the time", () -> deadline.nanosLeft() < Duration.ofMillis(100).toNanos());
			long begun = System.nanoTime();
			assertThatIOException().isThrownBy(() -> new Handshake(settings).perform(socket, deadline))
				.withMessageEndingWith(": no handshake within 1000 ms");
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(900));
		}
	}

	@Test
	void givesUpInTimeThoughTheApplicationBlocksTheThreadsOfTheJdk() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
			blockThreadsOfTheJdk(release);
			try (Shipping shipping = start(silent.getLocalPort(), with(new ShipSecurity(null, KEY, "worker"), SHORT))) {
				Shipping.await("an attempt", () -> !shipping.events.lost.isEmpty());
				assertThat(shipping.events.lost.get(0)).endsWith(": no handshake within 500 ms");
			}
		}
		finally {
			release.countDown();
		}
	}

	/** The one that completes futures after a time, and all of the common pool. */
	private static void blockThreadsOfTheJdk(CountDownLatch release) throws InterruptedException {
		CountDownLatch blocked = new CountDownLatch(1);
		Runnable block = () -> {
			blocked.countDown();
			try {
				release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		};
		CompletableFuture<Void> future = new CompletableFuture<>();
		future.whenComplete((result, failure) -> block.run());
		future.orTimeout(1, TimeUnit.MILLISECONDS);
		assertThat(blocked.await(20, TimeUnit.SECONDS)).as("blocked").isTrue();
		for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
			ForkJoinPool.commonPool().execute(block);
		}
	}

	/** A read that ends in the middle of a record goes on where it was. */
	@Test
	void readsAcknowledgementsThatArriveInPieces() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(right.context(), new MarkKeeper(this.ledger));
				SlowProxy proxy = new SlowProxy(receiver.port());
				Shipping shipping = start(proxy.port(), tls(TestCertificate.anonymous(right)))) {
			Shipping.await("a connection", () -> shipping.shipper.state().connected());
			// The shipper looks at its watch every half a second.
			proxy.cut(50, Duration.ofMillis(700));
			shipping.append("line");
			Shipping.await("the line", () -> shipping.state().acknowledgedRecords() == 1);
			assertThat(shipping.events.lost).isEmpty();
		}
	}

	@Test
	void closesAtOnceThoughAWriteHangs() throws Exception {
		try (ServerSocket server = right.context().getServerSocketFactory().createServerSocket()) {
			server.setReceiveBufferSize(4096);
			server.bind(new InetSocketAddress("127.0.0.1", 0));
			CompletableFuture<Socket> accepted = CompletableFuture.supplyAsync(() -> answerQuestion(server));
			Shipping shipping = start(server.getLocalPort(), tls(TestCertificate.anonymous(right)));
			String text = "x".repeat(1000);
			for (int i = 0; i < 20_000; i++) {
				shipping.append(text);
			}
			try (Socket neverRead = accepted.get()) {
				Shipping.await("a write that hangs", HandshakeTests::hangsInWrite);
				long start = System.nanoTime();
				shipping.close();
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
				assertThat(neverRead.isConnected()).isTrue();
			}
		}
	}

	@Test
	void shipsWithSharedKey() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new Greeting(KEY, "listener"));
				Shipping shipping = start(receiver.port(), with(new ShipSecurity(null, KEY, "worker"), LONG))) {
			shipping.append(0, 1000);
			assertThat(shipping.shipper.drain(Duration.ofSeconds(20))).isTrue();
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 1000));
		}
	}

	@Test
	void shipsWithSharedKeyOverTls() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(right.context(), new Greeting(KEY, "listener"));
				Shipping shipping = start(receiver.port(),
						with(security(TestCertificate.anonymous(right), KEY), LONG))) {
			shipping.append(0, 1000);
			assertThat(shipping.shipper.drain(Duration.ofSeconds(20))).isTrue();
		}
	}

	@Test
	void refusesReceiverThatDoesNotKnowTheKey() throws Exception {
		assertThat(problem(new Greeting(SharedKey.of("guess"), "listener") {
			@Override
			boolean accepts(Ping ping, Helo helo) {
				return true;
			}
		})).contains("the receiver does not know it");
	}

	@Test
	void refusesReceiverThatSendsBackTheWorkersProof() throws Exception {
		assertThat(problem(new Greeting(KEY, "worker"))).contains("the same as this process's");
	}

	@Test
	void tellsThatTheReceiverRefusesItsKey() throws Exception {
		assertThat(problem(new Greeting(SharedKey.of("other"), "listener"))).contains("shared key mismatch");
	}

	@Test
	void givesUpOnReceiverThatDoesNotGreet() throws Exception {
		assertThat(problem(new MarkKeeper(this.ledger))).endsWith(": no handshake within 500 ms");
	}

	@Test
	void tellsThatTheReceiverDemandsAKey() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new Greeting(KEY, "listener"));
				Shipping shipping = start(receiver.port(), UnaryOperator.identity())) {
			shipping.append(0, 10);
			Shipping.await("a rejection", () -> !shipping.events.rejected.isEmpty());
			assertThat(shipping.events.rejected.get(0)).contains("the receiver demands a shared key");
		}
	}

	private String problem(TestReceiver.Behaviour behaviour) throws Exception {
		try (TestReceiver receiver = TestReceiver.start(behaviour);
				Shipping shipping = start(receiver.port(), with(new ShipSecurity(null, KEY, "worker"), SHORT))) {
			shipping.append(0, 10);
			Shipping.await("an attempt", () -> !shipping.events.lost.isEmpty());
			assertThat(receiver.requests()).isEmpty();
			assertThat(shipping.shipper.state().connections()).isZero();
			return shipping.events.lost.get(0);
		}
	}

	private Shipping start(int port, UnaryOperator<ShipSettings> change) throws IOException {
		return Shipping.start(this.directory, port, change);
	}

	private static UnaryOperator<ShipSettings> tls(SSLContext context) {
		return with(security(context, null), LONG);
	}

	private static UnaryOperator<ShipSettings> with(ShipSecurity security, Duration timeout) {
		return (settings) -> new ShipSettings(settings.host(), settings.port(), settings.tag(), timeout,
				Duration.ofSeconds(2), settings.gzip(), security, settings.clock());
	}

	private static ShipSecurity security(SSLContext context, SharedKey key) {
		return new ShipSecurity(
				(socket, host, port) -> (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true),
				key, "worker");
	}

	private static boolean hangsInWrite() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().getName().equals("log-shipper"))
			.flatMap((entry) -> Stream.of(entry.getValue()))
			.anyMatch((frame) -> frame.getMethodName().equals("implWrite"));
	}

	private static Socket answerQuestion(ServerSocket server) {
		try {
			TestReceiver.Peer peer = new TestReceiver.Peer(server.accept());
			peer.ack(ForwardRequest.read(peer.in).chunk(), -1L);
			return peer.socket;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(Consumer<LineBuffer> writer) {
		LineBuffer target = LineBuffer.raw();
		writer.accept(target);
		return Arrays.copyOf(target.array(), target.length());
	}

	/**
	 * Demands a key before it keeps marks.
	 */
	private class Greeting extends MarkKeeper {

		private final SharedKey key;

		private final String name;

		Greeting(SharedKey key, String name) {
			super(HandshakeTests.this.ledger);
			this.key = key;
			this.name = name;
		}

		@Override
		public void onConnect(TestReceiver.Peer peer) throws IOException {
			Helo helo = Helo.create();
			peer.write(bytes(helo::write));
			byte[] bytes = new byte[Ping.MAX_LENGTH];
			int length = 0;
			while (length < 180) {
				int count = peer.in.read(bytes, length, bytes.length - length);
				if (count < 0) {
					throw new EOFException("no answer");
				}
				length += count;
			}
			Ping ping = Ping.read(bytes, 0, length);
			if (!accepts(ping, helo)) {
				peer.write(bytes(Pong.refuse("shared key mismatch")::write));
				throw new IOException("refused");
			}
			peer.write(bytes(Pong.accept(ping, helo, this.key, this.name)::write));
		}

		boolean accepts(Ping ping, Helo helo) {
			return ping.proves(helo, this.key);
		}

	}

	/**
	 * Hands on the worker's bytes as they come, and the receiver's in pieces.
	 */
	private static final class SlowProxy implements AutoCloseable {

		private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));

		private final List<Socket> sockets = new CopyOnWriteArrayList<>();

		private final int receiver;

		private volatile int size = 8192;

		private volatile Duration rest = Duration.ZERO;

		SlowProxy(int receiver) throws IOException {
			this.receiver = receiver;
			daemon(this::accept);
		}

		int port() {
			return this.server.getLocalPort();
		}

		/** Cut what the receiver sends from now on, and rest after each piece. */
		void cut(int newSize, Duration newRest) {
			this.size = newSize;
			this.rest = newRest;
		}

		private void accept() {
			try {
				while (true) {
					Socket worker = this.server.accept();
					Socket listener = new Socket("127.0.0.1", this.receiver);
					this.sockets.addAll(List.of(worker, listener));
					daemon(() -> copy(worker, listener, () -> 8192));
					daemon(() -> copy(listener, worker, () -> {
						LockSupport.parkNanos(this.rest.toNanos());
						return this.size;
					}));
				}
			}
			catch (IOException ex) {
				// The test is over.
				return;
			}
		}

		private static void copy(Socket from, Socket to, IntSupplier size) {
			byte[] bytes = new byte[8192];
			try {
				for (int count = 0; count >= 0; count = from.getInputStream().read(bytes, 0, size.getAsInt())) {
					to.getOutputStream().write(bytes, 0, count);
				}
			}
			catch (IOException ex) {
				// One of the ends is gone.
				return;
			}
		}

		private static void daemon(Runnable task) {
			Thread thread = new Thread(task, "slow-proxy");
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public void close() throws IOException {
			this.server.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}

	}

}
