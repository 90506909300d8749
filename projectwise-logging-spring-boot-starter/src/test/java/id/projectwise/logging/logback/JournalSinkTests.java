package id.projectwise.logging.logback;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import com.sun.management.ThreadMXBean;
import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.journal.JournalListener;
import id.projectwise.logging.journal.JournalSettings;
import id.projectwise.logging.journal.OverflowPolicy;
import id.projectwise.logging.protocol.EntryEncoder;
import id.projectwise.logging.record.Origin;
import id.projectwise.logging.ship.ListenerDouble;
import id.projectwise.logging.ship.ListenerDouble.Received;
import id.projectwise.logging.ship.ShipSecurity;
import id.projectwise.logging.ship.ShipSettings;
import id.projectwise.logging.ship.Shipper;
import id.projectwise.logging.ship.ShipperListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JournalSink}.
 */
class JournalSinkTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private final LoggerContext context = Events.context();

	private final Logger logger = this.context.getLogger("com.acme.orders");

	private final AtomicInteger closed = new AtomicInteger();

	@TempDir
	Path directory;

	private ListenerDouble listener;

	private Journal journal;

	private JournalSink sink;

	@BeforeEach
	void install() throws Exception {
		this.listener = ListenerDouble.start();
		this.journal = Journal.open(new JournalSettings(this.directory, "shop", "owner", 4 << 20, OverflowPolicy.BLOCK,
				LONG, Clock.systemUTC()), new JournalListener() {
				});
		Origin origin = new Origin("shop", "host:7", "host", 7, 0);
		EntryEncoder encoder = new EntryEncoder(origin, false, this.journal.maxRecordBytes());
		Shipper shipper = Shipper.start(this.journal,
				new ShipSettings("127.0.0.1", this.listener.port(), "projectwise.shop", LONG, LONG, false,
						ShipSecurity.NONE, Clock.systemUTC()),
				new GapEntries(this.context, origin), new ShipperListener() {
				});
		this.sink = new JournalSink(origin, encoder, this.journal, shipper, this.closed::incrementAndGet);
		AppenderRegistrar.install(this.context,
				new LogAppender(Events.python("%(message)s"), List.of(this.sink), List.of()));
	}

	@AfterEach
	void close() throws Exception {
		this.context.stop();
		this.listener.close();
	}

	@Test
	void keepsEventsOfAllThreadsInTheOrderOfEach() {
		IntStream.range(0, 4).parallel().forEach((thread) -> {
			for (int i = 0; i < 500; i++) {
				this.logger.info("thread {} line {}", thread, i);
			}
		});
		assertThat(this.sink.drain(LONG)).isTrue();
		List<String> messages = this.listener.messages("com.acme.orders");
		assertThat(messages).hasSize(2000).doesNotHaveDuplicates();
		for (int thread = 0; thread < 4; thread++) {
			String prefix = "thread " + thread + " line ";
			assertThat(messages.stream().filter((message) -> message.startsWith(prefix)))
				.isEqualTo(IntStream.range(0, 500).mapToObj((i) -> prefix + i).toList());
		}
	}

	@Test
	void takesEventOfArgumentThatLogsBeforeTheEventItIsPartOf() {
		this.logger.info("outer {}", new Object() {

			@Override
			public String toString() {
				JournalSinkTests.this.logger.warn("inner");
				return "argument";
			}

		});
		assertThat(this.sink.drain(LONG)).isTrue();
		assertThat(this.listener.messages("com.acme.orders")).containsExactly("inner", "outer argument");
	}

	@Test
	void sendsTextAsItIs() {
		Events.evilEvent(this.context);
		this.sink.write(Events.evilEvent(this.context));
		assertThat(this.sink.drain(LONG)).isTrue();
		assertThat(this.listener.records()).singleElement()
			.extracting(Received::logger)
			.isEqualTo("com.acme.orders" + Events.EVIL);
	}

	@Test
	void keepsRecordWhoseValuesCannotBeShown() {
		this.logger.atInfo().addKeyValue("order", new Events.Failing()).log("hello {}", new Events.Failing());
		assertThat(this.sink.drain(LONG)).isTrue();
		assertThat(this.listener.records()).singleElement().satisfies((record) -> {
			assertThat(record.message()).isEqualTo("hello " + Events.FAILED);
			assertThat(record.labels()).isEqualTo(Map.of("order", Events.FAILED));
		});
	}

	@Test
	void cutsWhatIsLargerThanTheJournalTakes() {
		this.logger.info("x".repeat(8 << 20));
		this.logger.info("next");
		assertThat(this.sink.drain(LONG)).isTrue();
		List<String> messages = this.listener.messages("com.acme.orders");
		assertThat(messages).hasSize(2);
		assertThat(messages.get(0)).hasSizeBetween(10_000, 4 << 20).contains("x [cut: ");
		assertThat(this.sink.journal().dropped()).isZero();
	}

	@Test
	void allocatesLittlePerCall() {
		for (int round = 0; round < 5; round++) {
			allocated(10_000);
		}
		assertThat(allocated(10_000) / 10_000).isBetween(1L, 400L);
	}

	/** The bytes that this thread allocates for some calls. */
	private long allocated(int calls) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < calls; i++) {
			this.logger.info("order {} of {} is ready", "4711", "ann");
		}
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	@Test
	void tellsHowItIsDoing() {
		this.logger.info("hello");
		assertThat(this.sink.drain(LONG)).isTrue();
		assertThat(this.sink.journal().appended()).isOne();
		assertThat(this.sink.journal().records()).isZero();
		assertThat(this.sink.shipper().acknowledgedRecords()).isOne();
	}

	@Test
	void endsWithTheLogbackContext() {
		this.context.stop();
		this.logger.info("too late");
		assertThat(this.closed).hasValue(1);
		assertThat(this.sink.shipper().connected()).isFalse();
		assertThat(this.sink.journal().appended()).isZero();
	}

}
