package id.projectwise.listener.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import net.logstash.logback.appender.LogstashTcpSocketAppender;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The appender of logstash-logback-encoder delivers to the files.
 */
@Timeout(120)
class LogstashClientTests {

	/** Less than half of what the appender holds before it drops events. */
	private static final int COUNT = 2000;

	@TempDir
	Path directory;

	private final LoggerContext context = new LoggerContext();

	private ClientLines lines;

	@BeforeEach
	void open() throws IOException {
		this.lines = new ClientLines(this.directory);
		LogbackMDCAdapter user = new LogbackMDCAdapter();
		user.put("user", "ann");
		this.context.setMDCAdapter(user);
		LogstashEncoder encoder = new LogstashEncoder();
		encoder.setContext(this.context);
		encoder.start();
		LogstashTcpSocketAppender appender = new LogstashTcpSocketAppender();
		appender.setContext(this.context);
		appender.addDestination("127.0.0.1:" + this.lines.port());
		appender.setEncoder(encoder);
		appender.start();
		this.context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
	}

	@AfterEach
	void close() throws IOException {
		this.context.stop();
		this.lines.close();
	}

	@Test
	void deliversToTheFilesOfItsLoggers() {
		Logger orders = this.context.getLogger("com.acme.Orders");
		Logger stock = this.context.getLogger("com.acme.Stock");
		for (int i = 0; i < COUNT; i++) {
			orders.info("order {} by {}", i, "\u00e9mile");
			stock.warn("line one of {}\nline two", i);
		}
		String fields = "|127.0.0.1|0|" + Thread.currentThread().getName() + "|ann|";
		assertThat(this.lines.awaitLines("Orders", COUNT)).isEqualTo(IntStream.range(0, COUNT)
			.mapToObj((i) -> "INFO|com.acme.Orders" + fields + "order " + i + " by \u00e9mile")
			.toList());
		assertThat(this.lines.awaitLines("Stock", 2 * COUNT)).hasSize(2 * COUNT)
			.startsWith("WARNING|com.acme.Stock" + fields + "line one of 0", "\tline two");
		assertThat(this.lines.problems()).isEmpty();
	}

	@Test
	void deliversStackTraces() {
		this.context.getLogger("com.acme.Orders")
			.error("failed", new IllegalStateException("no stock", new IOException("disk\n2026 INFO forged")));
		List<String> found = this.lines.awaitLines("Orders", 10);
		assertThat(found.get(0)).startsWith("ERROR|com.acme.Orders|").endsWith("|failed");
		assertThat(found.get(1)).isEqualTo("java.lang.IllegalStateException: no stock");
		assertThat(found).contains("Caused by: java.io.IOException: disk", "\t2026 INFO forged");
	}

}
