package id.projectwise.sample.web.trial;

import java.util.Map;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.sample.web.LoggedEvents;
import id.projectwise.sample.web.WebApplicationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

@WebApplicationTest
class LogControllerTests {

	private static final String LOGGER = "shop.orders.LogControllerTests";

	@Autowired
	private RestTestClient client;

	private LoggedEvents logged;

	@BeforeEach
	void keepEvents() {
		this.logged = new LoggedEvents(LOGGER);
	}

	@AfterEach
	void letEventsGo() {
		this.logged.close();
	}

	@Test
	void logsOnceByDefaultWithoutNumber() {
		assertLogged(post(LOGGER, "INFO", "hello", "", ""), 1);
		assertThat(this.logged.texts()).containsExactly("hello");
	}

	@Test
	void numbersLinesInOrderOnOneThread() {
		assertLogged(post(LOGGER, "INFO", "hello", "3", ""), 3);
		assertThat(this.logged.texts()).containsExactly("hello #1", "hello #2", "hello #3");
	}

	@Test
	void sharesNumbersAmongThreadsEachOnce() {
		assertLogged(post(LOGGER, "INFO", "hello", "1000", "7"), 1000);
		assertThat(this.logged.texts()).containsExactlyInAnyOrderElementsOf(
				IntStream.rangeClosed(1, 1000).mapToObj((number) -> "hello #" + number).toList());
		assertThat(this.logged.all().stream().map(ILoggingEvent::getThreadName).distinct()).hasSize(7);
	}

	@Test
	void logsOnceFromManyThreads() {
		assertLogged(post(LOGGER, "INFO", "hello", "1", "64"), 1);
		assertThat(this.logged.texts()).containsExactly("hello");
	}

	@Test
	void keepsRequestIdOnEveryThread() {
		this.client.post()
			.uri("/log?logger={logger}&level=info&message=x&count=8&threads=4", LOGGER)
			.header("X-Request-Id", "trial-1")
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(this.logged.all()).hasSize(8)
			.allSatisfy((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("requestId", "trial-1"));
	}

	@ParameterizedTest
	@CsvSource({ "TRACE, TRACE", "debug, DEBUG", "Info, INFO", "WARN, WARN", "error, ERROR" })
	void logsAtLevelInAnyCase(String asked, String level) {
		assertLogged(post(LOGGER, asked, "hello", "", ""), 1);
		assertThat(this.logged.all()).extracting(ILoggingEvent::getLevel).containsExactly(Level.valueOf(level));
	}

	@ParameterizedTest
	@CsvSource(value = { "{} of {}", "%d %s %%", "${java.version}", "a\tb \u001b[31m", "größer 日本 😀", "''" })
	void logsTextAsItIs(String text) {
		assertLogged(post(LOGGER, "INFO", text, "", ""), 1);
		assertThat(this.logged.texts()).containsExactly(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			 	| info    | 1       | 1   | logger must not be blank
			shop	| warning | 1       | 1   | level must be one of TRACE, DEBUG, INFO, WARN, ERROR
			shop	| ''      | 1       | 1   | level must be one of TRACE, DEBUG, INFO, WARN, ERROR
			shop	| info    | 0       | 1   | count must be from 1 to 1,000,000
			shop	| info    | 1000001 | 1   | count must be from 1 to 1,000,000
			shop	| info    | many    | 1   | Failed to convert 'count' with value: 'many'
			shop	| info    | 1       | 0   | threads must be from 1 to 64
			shop	| info    | 1       | 65  | threads must be from 1 to 64
			shop	| info    | 0       | 65  | count must be from 1 to 1,000,000, and threads must be from 1 to 64
			""")
	void tellsWhyParameterIsRefused(String logger, String level, String count, String threads, String reason) {
		assertRefused(post((logger != null) ? logger : "", level, "hello", count, threads), reason);
	}

	@Test
	void refusesLoggerNameOf1001Characters() {
		assertRefused(post("x".repeat(1001), "info", "hello", "", ""), "logger must have at most 1,000 characters");
	}

	@Test
	void tellsWhichParameterIsMissing() {
		assertRefused(this.client.post().uri("/log?logger=shop&level=info").exchange(),
				"Required parameter 'message' is not present.");
	}

	@Test
	void takesMessageOf100000CharactersInForm() {
		String message = "x".repeat(100_000);
		assertLogged(postForm(message), 1);
		assertThat(this.logged.texts()).containsExactly(message);
	}

	@Test
	void refusesLongerMessage() {
		assertRefused(postForm("x".repeat(100_001)), "message must have at most 100,000 characters");
	}

	private ResponseSpec post(String logger, String level, String message, String count, String threads) {
		return this.client.post()
			.uri("/log?logger={logger}&level={level}&message={message}&count={count}&threads={threads}",
					Map.of("logger", logger, "level", level, "message", message, "count", count, "threads", threads))
			.exchange();
	}

	private ResponseSpec postForm(String message) {
		return this.client.post()
			.uri("/log")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body("logger=" + LOGGER + "&level=info&message=" + message)
			.exchange();
	}

	private static void assertLogged(ResponseSpec response, int number) {
		response.expectStatus().isOk().expectBody().json("{\"logged\":" + number + "}");
	}

	private static void assertRefused(ResponseSpec response, String reason) {
		response.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(reason);
	}

}
