package id.projectwise.listener.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.projectwise.listener.ForwardBytes;
import id.projectwise.listener.Frames;
import id.projectwise.listener.route.MemoryStore;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Peers that send anything but what they should, beside one that behaves. No buffer may
 * be lost in any of the cases.
 */
@Timeout(120)
class HostileInputTests {

	private static final ListAppender<ILoggingEvent> LEAKS = new ListAppender<>();

	private static final int MAX_LENGTH = 1 << 20;

	private final ServerFixture fixture = new ServerFixture();

	@BeforeAll
	static void watchBuffers() {
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
		LEAKS.start();
		leakLogger().addAppender(LEAKS);
	}

	@AfterAll
	static void unwatch() {
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
		leakLogger().detachAppender(LEAKS);
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void survivesEveryoneAndLosesNoBuffer() throws Exception {
		LogServer server = this.fixture.start(limits());
		TestClient good = this.fixture.opened(new TestClient(server));
		TestClient json = this.fixture.opened(new TestClient(server));
		TestClient syslog = this.fixture.opened(new TestClient(server));
		TestClient counted = this.fixture.opened(new TestClient(server));
		TestClient python = this.fixture.opened(new TestClient(server));
		List<byte[]> hostile = hostileMessages();
		for (int i = 0; i < hostile.size(); i++) {
			try (TestClient bad = new TestClient(server)) {
				bad.sendAside(hostile.get(i), 1).join();
			}
			good.send(ForwardBytes.packed("tag", ForwardBytes.entry("good", "good " + i), "g" + i));
			assertThat(good.acknowledgement()).isEqualTo("g" + i);
			json.send(Frames.json("good json " + i));
			syslog.send(Frames.syslog("good syslog " + i));
			counted.send(Frames.counted("good counted " + i));
			python.send(Frames.pickle("good pickle " + i));
		}
		await().until(() -> server.statistics().connections() == 5);
		await().until(() -> goodMessages().size() == 5 * hostile.size());
		assertThat(goodMessages()).doesNotHaveDuplicates();
		assertThat(this.fixture.listener.reasons).contains(RejectReason.MALFORMED, RejectReason.UNKNOWN_PROTOCOL,
				RejectReason.INCOMPLETE_MESSAGE);
		server.close();
		assertThat(leaks(server)).isEmpty();
	}

	@Test
	void expandsNoBomb() throws Exception {
		LogServer server = this.fixture.start(limits());
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.compressed("tag", ForwardBytes.gzip(new byte[20 << 20]), "gzip", "c"));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.details).singleElement()
			.asString()
			.contains("expanded entries: more than " + MAX_LENGTH);
	}

	@Test
	void endsMessageThatNeverEnds() throws Exception {
		LogServer server = this.fixture.start(limits());
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.bytes(0x92, 0xA1, 't', 0xDC, 0xFF, 0xFF));
		byte[] nested = new byte[64 * 1024];
		Arrays.fill(nested, (byte) 0x91);
		client.sendAside(nested, 1_000_000);
		assertThat(client.isClosedByServer()).isTrue();
		await().until(() -> server.statistics().connections() == 0);
		assertThat(server.statistics().rejected(RejectReason.MALFORMED)).isOne();
		assertThat(server.statistics().bytes()).isLessThan(2 * MAX_LENGTH);
	}

	private List<String> goodMessages() {
		return this.fixture.store.messages().stream().filter((message) -> message.startsWith("good")).toList();
	}

	private static List<byte[]> hostileMessages() {
		Random random = new Random(42);
		byte[] entries = ForwardBytes.entries("a", "text", 20);
		List<byte[]> seeds = List.of(ForwardBytes.packed("t", entries, "c"),
				ForwardBytes.forward("t", 20, entries, "c"), ForwardBytes.message("t", "a", "one", "c"),
				ForwardBytes.compressed("t", ForwardBytes.gzip(entries), "gzip", "c"), Frames.json("bad"),
				Frames.syslog("bad"), Frames.counted("bad"), Frames.pickle("bad"));
		List<byte[]> messages = new ArrayList<>();
		for (int i = 0; i < 800; i++) {
			byte[] mutated = seeds.get(i % seeds.size()).clone();
			for (int change = random.nextInt(4); change >= 0; change--) {
				int index = random.nextInt((i % 3 == 0) ? 12 : mutated.length);
				mutated[index] = (byte) random.nextInt(256);
			}
			messages.add((i % 5 == 0) ? Arrays.copyOf(mutated, random.nextInt(mutated.length)) : mutated);
		}
		for (int i = 0; i < 100; i++) {
			byte[] garbage = new byte[random.nextInt(5000)];
			random.nextBytes(garbage);
			messages.add(garbage);
		}
		return messages;
	}

	// A lost buffer is noticed when it was collected and another one is made.
	private List<String> leaks(LogServer server) throws Exception {
		for (int i = 0; i < 3; i++) {
			System.gc();
			try (MemoryServer other = new MemoryServer(); TestClient client = new TestClient(other.server)) {
				client.send(ForwardBytes.packed("tag", ForwardBytes.entries("a", "text", 100), "c"));
				assertThat(client.acknowledgement()).isEqualTo("c");
			}
		}
		assertThat(server.isListening()).isFalse();
		return LEAKS.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	private static ConnectionLimits limits() {
		ConnectionLimits usual = ServerFixture.LIMITS;
		return new ConnectionLimits(1000, 1000, MAX_LENGTH, 1 << 20, 16 << 20, 16 << 20, usual.messageTimeout(),
				usual.firstByteTimeout(), usual.acknowledgementTimeout());
	}

	private static Logger leakLogger() {
		return (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
	}

	private static final class MemoryServer implements Closeable {

		private final LogServer server;

		MemoryServer() throws IOException {
			this.server = LogServer.start(ServerSettings.of("127.0.0.1", 0), new MemoryStore(), new ServerListener() {
			});
		}

		@Override
		public void close() {
			this.server.close();
		}

	}

}
