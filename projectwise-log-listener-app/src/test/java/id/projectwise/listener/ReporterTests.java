package id.projectwise.listener;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.projectwise.listener.server.RejectReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class ReporterTests {

	private static final SocketAddress PEER = new InetSocketAddress("127.0.0.1", 4711);

	private final Logger logger = (Logger) LoggerFactory.getLogger(LogListenerApplication.class);

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final Reports reports = new Reports();

	@BeforeEach
	void attach() {
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void detach() {
		this.reports.close();
		this.logger.detachAppender(this.appender);
	}

	@Test
	void whatHappensBeforeLoggingIsInstalledWaits() {
		new StoreReporter(this.reports).cut(Path.of("orders.log"), 17);
		assertThat(this.appender.list).isEmpty();
		assertThat(texts()).singleElement().asString().startsWith("Cut 17 bytes off orders.log");
	}

	@Test
	void tellsTroubleWithTheFilesAndItsEnd() {
		StoreReporter reporter = new StoreReporter(this.reports);
		reporter.unwritable(new IllegalStateException("No space left"), Duration.ofSeconds(60));
		reporter.writableAgain(Duration.ofSeconds(61));
		reporter.unknownStream(new UUID(1, 2), 99);
		reporter.forgotten(3, "idle for 30 days");
		reporter.damaged(Path.of("marks"), "was longer than it can be");
		assertThat(texts()).satisfiesExactly(
				(text) -> assertThat(text).contains("60 s", "No space left", "Nothing is acknowledged"),
				(text) -> assertThat(text).contains("61 s", "nothing is lost"),
				(text) -> assertThat(text).contains("00000000-0000-0001-0000-000000000002", "99", "may be repeated"),
				(text) -> assertThat(text).contains("3 streams", "idle for 30 days"),
				(text) -> assertThat(text).contains("marks", "was longer than it can be"));
	}

	@Test
	void aFloodOfOneKindIsOneLine() {
		ConnectionReporter reporter = new ConnectionReporter(this.reports);
		for (int i = 0; i < 1000; i++) {
			reporter.rejected(RejectReason.MALFORMED, PEER, "an array was expected");
			reporter.malformedRecords(PEER, 2, "no time");
		}
		reporter.rejected(RejectReason.SILENT, PEER, "nothing was sent within 5 minutes");
		assertThat(texts()).hasSize(3)
			.anyMatch((text) -> text.contains("an array was expected"))
			.anyMatch((text) -> text.contains("2 records of") && text.contains("no time"))
			.anyMatch((text) -> text.contains("nothing was sent"));
	}

	private List<String> texts() {
		this.reports.close();
		return this.appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

}
