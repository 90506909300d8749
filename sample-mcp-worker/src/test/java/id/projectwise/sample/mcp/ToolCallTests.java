package id.projectwise.sample.mcp;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ToolCallTests {

	private static final Logger log = LoggerFactory.getLogger(ToolCallTests.class);

	private final LoggedEvents logged = new LoggedEvents(ToolCallTests.class.getName());

	@AfterEach
	void closeLog() {
		this.logged.close();
	}

	@Test
	void tellsWhoCallsWhileTheToolWorks() {
		Map<String, String> context = ToolCall.run(Calls.of("a_tool"), log, MDC::getCopyOfContextMap);
		assertThat(context).containsEntry("mcpSession", "session-1")
			.containsEntry("mcpClient", "test-client")
			.hasEntrySatisfying("requestId", (id) -> assertThat(id).hasSize(36))
			.hasSize(3);
	}

	@Test
	void givesEachCallAnIdOfItsOwn() {
		String first = ToolCall.run(Calls.of("a_tool"), log, () -> MDC.get("requestId"));
		assertThat(ToolCall.run(Calls.of("a_tool"), log, () -> MDC.get("requestId"))).isNotEqualTo(first);
	}

	@Test
	void takesCallOfClientWithoutName() {
		assertThat(ToolCall.run(Calls.of("a_tool", null), log, () -> "done")).isEqualTo("done");
	}

	@Test
	void forgetsWhoCalledAfterAnswer() {
		MDC.put("other", "stays");
		try {
			ToolCall.run(Calls.of("a_tool"), log, () -> "done");
			assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("other");
		}
		finally {
			MDC.remove("other");
		}
	}

	@Test
	void forgetsWhoCalledAfterFailure() {
		assertThatExceptionOfType(ToolFailure.class).isThrownBy(() -> ToolCall.run(Calls.of("a_tool"), log, () -> {
			throw new ToolFailure("no");
		}));
		assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
	}

	@Test
	void logsAnswerWithIdentity() {
		ToolCall.run(Calls.of("a_tool"), log, () -> "done");
		ILoggingEvent event = this.logged.all().get(0);
		assertThat(this.logged.all()).hasSize(1);
		assertThat(event.getFormattedMessage()).matches("a_tool answered in \\d+ ms");
		assertThat(event.getMDCPropertyMap()).containsOnlyKeys("requestId", "mcpSession", "mcpClient");
	}

	@Test
	void logsAndPassesOnExpectedFailure() {
		ToolFailure failure = new ToolFailure("There is no such thing");
		assertThatExceptionOfType(ToolFailure.class).isThrownBy(() -> ToolCall.run(Calls.of("a_tool"), log, () -> {
			throw failure;
		})).isSameAs(failure);
		assertThat(this.logged.texts()).containsExactly("a_tool failed: There is no such thing");
		assertThat(this.logged.all().get(0).getLevel()).isEqualTo(Level.WARN);
	}

	@Test
	void keepsUnexpectedFailureInTheLog() {
		assertThatExceptionOfType(ToolFailure.class).isThrownBy(() -> ToolCall.run(Calls.of("a_tool"), log, () -> {
			throw new IllegalStateException("secret");
		})).satisfies((failure) -> {
			ILoggingEvent event = this.logged.all().get(0);
			assertThat(event.getLevel()).isEqualTo(Level.ERROR);
			assertThat(event.getThrowableProxy().getMessage()).isEqualTo("secret");
			assertThat(failure).hasMessageEndingWith(event.getMDCPropertyMap().get("requestId"))
				.hasMessageNotContaining("secret")
				.hasNoCause();
		});
	}

}
