package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventFormats}, from real loggers to real files and the console.
 */
@ExtendWith(OutputCaptureExtension.class)
class EventFormatsTests {

	private static final String EVIL = "x\nFORGED\r\nFORGED\rFORGED\u001B[31mFORGED\u0085FORGED\u2028FORGED\u2029FORGED"
			+ "\u202EFORGED\u2066FORGED\u200FFORGED\u009B2JFORGED\u0000\u007F\b \" \\ /";

	@RegisterExtension
	private final Applications applications = new Applications();

	@TempDir
	Path root;

	@ParameterizedTest
	@ValueSource(strings = { "%(asctime)s %(levelname)s %(name)s %(threadName)s %(mdc.k)s: %(message)s",
			"%d %msg %X{k} %ex%n", "%d [%thread] %logger %X %marker %kvp: %msg", "ecs", "logstash", "gelf" })
	void letsNothingForgeLinesOrReachATerminal(String format, CapturedOutput output) throws Exception {
		this.applications.run(this.root, "--log.format=" + format, "--spring.main.banner-mode=off");
		logEvil();
		List<String> lines = Applications.lines(this.root, "orders");
		assertThat(lines).hasSizeGreaterThan(format.startsWith("%") ? 10 : 0);
		Stream.of(String.join("\n", lines), output.getOut()).forEach((text) -> {
			assertThat(text).contains("FORGED");
			assertThat(text.split("[\n\r\u0085\u2028\u2029]")).noneMatch((line) -> line.startsWith("FORGED"));
			assertThat(text.replace("\n", "").replace("\t", "").chars())
				.noneMatch((character) -> Character.isISOControl(character)
						|| Character.getType(character) == Character.FORMAT);
		});
	}

	@ParameterizedTest
	@CsvSource({ "ecs, message", "logstash, message", "gelf, full_message" })
	void writesJsonThatSaysTheSame(String format, String field) throws Exception {
		this.applications.run(this.root, "--log.format=" + format);
		LoggerFactory.getLogger("com.acme.orders").info(EVIL + " Grüße 😀");
		List<String> lines = Applications.lines(this.root, "orders");
		assertThat(lines).hasSize(1);
		Object message = JsonPath.read(lines.get(0), "$." + ((field.equals("full_message")) ? "short_message" : field));
		assertThat(message).isEqualTo(EVIL + " Grüße 😀");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void losesNoRecordWhoseContextDoesNotFitIntoJson(String format) {
		this.applications.run(this.root, "--log.format=" + format);
		MDC.put("user", "one");
		MDC.put("user.id", "two");
		LoggerFactory.getLogger("com.acme.orders").atInfo().addKeyValue("user", "three").log("text");
		MDC.clear();
		assertThat(Applications.lines(this.root, "orders")).singleElement().asString().contains("text", "one", "two");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%(message)s %(mdc.order)s %(mdc.count)s", "%msg %kvp%n", "ecs", "logstash", "gelf" })
	void losesNoRecordWhoseValuesCannotBeShown(String format, CapturedOutput output) {
		this.applications.run(this.root, "--log.format=" + format);
		Object failing = new Object() {

			@Override
			public String toString() {
				throw new IllegalStateException("no");
			}

		};
		LoggerFactory.getLogger("com.acme.orders")
			.atInfo()
			.addKeyValue("order", failing)
			.addKeyValue("count", 7)
			.log("text {}", failing);
		String failed = "[FAILED toString(): " + failing.getClass().getName() + "]";
		assertThat(Applications.lines(this.root, "orders")).singleElement().asString().contains(failed, "7", "text [F");
		assertThat(output.getOut()).contains(failed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%(message)s", "%msg%n", "%msg" })
	void keepsStackTracesReadable(String format) throws Exception {
		this.applications.run(this.root, "--log.format=" + format);
		LoggerFactory.getLogger("com.acme.orders")
			.error("text", new IllegalStateException("outer", new RuntimeException("inner")));
		assertThat(Applications.lines(this.root, "orders")).anyMatch((line) -> line.startsWith("text"))
			.contains("Caused by: java.lang.RuntimeException: inner")
			.anyMatch((line) -> line.startsWith("\tat " + EventFormatsTests.class.getName()));
	}

	@Test
	void showsTheCallerOfTheLogger() {
		this.applications.run(this.root, "--log.format=%(pathname)s %(filename)s %(module)s %(funcName)s %(message)s");
		LoggerFactory.getLogger("com.acme.orders").info("text");
		assertThat(Applications.lines(this.root, "orders"))
			.containsExactly("id/projectwise/logging/autoconfigure/EventFormatsTests.java EventFormatsTests.java"
					+ " EventFormatsTests showsTheCallerOfTheLogger text");
	}

	@Test
	void showsWhoTheProcessIs() {
		this.applications.run(this.root, "--spring.application.name=shop", "--HOSTNAME=pod-1",
				"--log.format=%(service)s %(host)s %(process)d %(processName)s %(message)s");
		LoggerFactory.getLogger("com.acme.orders").info("text");
		assertThat(Applications.lines(this.root, "orders"))
			.containsExactly("shop pod-1 " + ProcessHandle.current().pid() + " shop text");
	}

	@Test
	void knowsTheWordsOfSpringBootsPatterns() {
		this.applications.run(this.root, "--log.format=%clr(%-5level){red} %esb(a){APPLICATION_NAME}%m %wEx");
		LoggerFactory.getLogger("com.acme.orders").info("text");
		assertThat(Applications.lines(this.root, "orders")).singleElement()
			.asString()
			.startsWith("INFO ")
			.contains("text");
	}

	@ParameterizedTest
	@CsvSource({ "true, UTC", "false, local" })
	void showsTimeInTheZoneAskedFor(boolean utc, String zone) {
		this.applications.run(this.root, "--log.use-utc=" + utc, "--log.datefmt=%z", "--log.format=%(asctime)s");
		LoggerFactory.getLogger("com.acme.orders").info("text");
		String local = java.time.ZonedDateTime.now().getOffset().getId().replace(":", "").replace("Z", "+0000");
		assertThat(Applications.lines(this.root, "orders")).containsExactly(zone.equals("UTC") ? "+0000" : local);
	}

	private static void logEvil() throws InterruptedException {
		Exception exception = new IllegalStateException(EVIL, new RuntimeException(EVIL));
		exception.addSuppressed(new RuntimeException(EVIL));
		Thread thread = new Thread(() -> {
			MDC.put("k", EVIL);
			MDC.put(EVIL, EVIL);
			LoggerFactory.getLogger(EVIL + ".orders")
				.atError()
				.addMarker(new org.slf4j.helpers.BasicMarkerFactory().getDetachedMarker(EVIL))
				.addKeyValue(EVIL, EVIL)
				.setCause(exception)
				.log(EVIL + "{}", EVIL);
		}, EVIL);
		thread.start();
		thread.join();
	}

}
