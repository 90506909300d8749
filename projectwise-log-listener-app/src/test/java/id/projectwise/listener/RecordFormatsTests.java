package id.projectwise.listener;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.autoconfigure.LogProperties;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.RecordFormat;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.PatternFormats;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.boot.test.json.BasicJsonTester;

import static org.assertj.core.api.Assertions.assertThat;

class RecordFormatsTests {

	private static final String TRACE = "acme.Failure: no \u001b[31mstock\n\tat acme.Stock.take(Stock.java:7)\n"
			+ "Caused by: java.io.IOException: disk\n\tat acme.Disk.read(Disk.java:3)\n\t... 1 more";

	@Test
	void showsAnOriginInPythonStyle() {
		assertThat(line("%(levelname)s %(service)s[%(instance)s] %(process)d %(name)s: %(message)s",
				WorkerRecord.of("hello")))
			.isEqualTo("INFO orders[host-1:4711] 4711 acme.orders.OrderService: hello\n");
	}

	@Test
	void showsARecordByALogbackPattern() {
		assertThat(line("%d{HH:mm:ss.SSS, UTC} %level %thread %logger{0} %X{user}: %msg%n",
				WorkerRecord.of("hello").with(Map.of("user", "ann"))))
			.isEqualTo("10:15:09.123 INFO http-1 OrderService ann: hello\n");
	}

	@ParameterizedTest
	@CsvSource({ "5,TRACE", "10,DEBUG", "20,INFO", "25,INFO", "30,WARN", "40,ERROR", "50,ERROR" })
	void givesLogbackTheNearestLevelBelow(int number, String level) {
		assertThat(line("%level%n", WorkerRecord.of("").with(number, "whatever"))).isEqualTo(level + "\n");
	}

	@Test
	void tellsALogbackPatternWhoTheWorkerIs() {
		assertThat(line("%contextName %property{instance} %property{host} %property{pid}: %msg%n",
				WorkerRecord.of("hello")))
			.isEqualTo("orders host-1:4711 host-1 4711: hello\n");
	}

	@Test
	void workersCannotForgeALineByTheirName() {
		Origin forged = new Origin("orders\n2026 INFO all is well", "x", "h\u001b[0m", 1, 0);
		assertThat(line("%contextName %property{host} %msg%n", WorkerRecord.of("hello").from(forged))).hasLineCount(1)
			.doesNotContain("\u001b");
	}

	@Test
	void messagesCannotForgeALine() {
		assertThat(line("%msg%n", WorkerRecord.of("one\n2026 INFO two")).lines().skip(1))
			.allMatch((line) -> line.startsWith("\t"));
	}

	@Test
	void showsAStackTraceInALogbackPattern() {
		assertThat(line("%msg%n", WorkerRecord.of("failed").withTrace(TRACE)).lines().toList())
			.isEqualTo(List.of("failed", "acme.Failure: no \\x1b[31mstock", "\tat acme.Stock.take(Stock.java:7)",
					"\tCaused by: java.io.IOException: disk", "\tat acme.Disk.read(Disk.java:3)", "\t... 1 more"));
	}

	@Test
	void showsWhereItWasLogged() {
		assertThat(line("%class %method %file:%line%n",
				WorkerRecord.of("").at(new Caller("acme/orders/OrderService.java", "OrderService.java", "take", 12))))
			.isEqualTo("acme.orders.OrderService take OrderService.java:12\n");
	}

	@Test
	void givesEachWorkerItsNameInEcs() {
		RecordFormat format = format("ecs");
		String orders = text(format, WorkerRecord.of("hello").with(Map.of("user", "ann")));
		String shop = text(format, WorkerRecord.of("hello").from(new Origin("shop", "host-2:1", "host-2", 1, 0)));
		BasicJsonTester json = new BasicJsonTester(getClass());
		assertThat(json.from(orders)).extractingJsonPathStringValue("$.service.name").isEqualTo("orders");
		assertThat(json.from(orders)).extractingJsonPathStringValue("$.service.node.name").isEqualTo("host-1:4711");
		assertThat(json.from(orders)).extractingJsonPathNumberValue("$.process.pid").isEqualTo(4711);
		assertThat(json.from(orders)).extractingJsonPathStringValue("$.user").isEqualTo("ann");
		assertThat(json.from(shop)).extractingJsonPathStringValue("$.service.name").isEqualTo("shop");
		assertThat(json.from(shop)).extractingJsonPathNumberValue("$.process.pid").isEqualTo(1);
	}

	@Test
	void showsAStackTraceInEcs() {
		BasicJsonTester json = new BasicJsonTester(getClass());
		String line = line("ecs", WorkerRecord.of("failed").withTrace(TRACE));
		assertThat(line).hasLineCount(1);
		assertThat(json.from(line)).extractingJsonPathStringValue("$.error.type").isEqualTo("acme.Failure");
		assertThat(json.from(line)).extractingJsonPathStringValue("$.error.stack_trace")
			.contains("acme.Stock.take(Stock.java:7)", "Caused by: java.io.IOException: disk");
	}

	@Test
	void keepsAStackTraceBesideContextThatDoesNotFit() {
		String line = line("ecs",
				WorkerRecord.of("failed").with(Map.of("user", "ann", "user.id", "7")).withTrace(TRACE));
		assertThat(line).hasLineCount(1).contains("ann", "acme.Stock.take(Stock.java:7)");
	}

	@ParameterizedTest
	@CsvSource({ "gelf,$.host,orders", "gelf,$.short_message,hello", "logstash,$.message,hello" })
	void knowsTheOtherStructuredFormats(String name, String path, String value) {
		assertThat(new BasicJsonTester(getClass()).from(line(name, WorkerRecord.of("hello"))))
			.extractingJsonPathStringValue(path)
			.isEqualTo(value);
	}

	@Test
	void manyWorkersDoNotFillTheMemory() {
		RecordFormat format = format("logstash");
		for (int i = 0; i < 1100; i++) {
			String line = text(format, WorkerRecord.of("hello").from(new Origin("shop", "host:" + i, "host", i, 0)));
			assertThat(line).contains("hello");
		}
		assertThat(format).extracting("formats")
			.asInstanceOf(InstanceOfAssertFactories.MAP)
			.hasSizeLessThanOrEqualTo(1000);
	}

	private static String line(String format, LogRecord record) {
		return text(format(format), record);
	}

	private static String text(RecordFormat format, LogRecord record) {
		LineBuffer line = new LineBuffer();
		format.format(record, line);
		return line.text(0);
	}

	private static RecordFormat format(String format) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("log.format", format)));
		ConfigurationPropertySources.attach(environment);
		LogProperties properties = Binder.get(environment).bindOrCreate("log", LogProperties.class);
		return RecordFormats.create(properties, ZoneOffset.UTC, own(format), environment);
	}

	private static EventFormat own(String format) {
		return format.contains("%") && !format.contains("%(")
				? PatternFormats.compile(format, (LoggerContext) LoggerFactory.getILoggerFactory()) : (event, line) -> {
				};
	}

}
