package id.projectwise.logging.logback;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing in an event can forge a line or reach a terminal.
 */
class LogInjectionTests {

	private final LoggerContext context = Events.context();

	@ParameterizedTest
	@ValueSource(strings = { "%(message)s", "%(name)s %(threadName)s %(mdc.k)s: %(message)s",
			"%(exc_text)s %(message)s", "%(message).40s %(name)-20s", "%(mdc.k)r" })
	void cannotForgeLinesInPythonFormats(String format) {
		assertHarmless(Events.format(Events.python(format), Events.evilEvent(this.context)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "%d %msg %X{k} %ex%n", "%msg", "%d{HH:mm:ss} [%thread] %-5level %logger{36} - %msg%n",
			"%X %marker %kvp %thread %logger %m %rEx", "%msg%n%xEx{full}", "%msg %nopex", "%X{k:-none} %ex{short}",
			"%replace(%msg){'x', 'y'}%n", "%.-200msg %30.30logger%n" })
	void cannotForgeLinesInLogbackPatterns(String pattern) {
		String shown = Events.format(PatternFormats.compile(pattern, this.context), Events.evilEvent(this.context));
		assertHarmless(shown);
		assertThat(shown).endsWith("\n");
	}

	@Test
	void keepsFramesAtTheirPlace() {
		String python = Events.format(Events.python("%(message)s"), Events.evilEvent(this.context));
		String pattern = Events.format(PatternFormats.compile("%msg%n", this.context), Events.evilEvent(this.context));
		for (String shown : new String[] { python, pattern }) {
			assertThat(shown.lines()).anyMatch((line) -> line.startsWith("java.lang.IllegalStateException: x"))
				.anyMatch((line) -> line.startsWith("\tat " + Events.class.getName() + ".evilEvent(Events.java:"))
				.anyMatch((line) -> line.startsWith("Caused by: java.lang.Exception: x"))
				.anyMatch((line) -> line.startsWith("\tSuppressed: " + Events.class.getName() + "$"));
		}
	}

	static void assertHarmless(String shown) {
		assertThat(shown).contains("FORGED");
		assertThat(shown.split("[\n\r\u0085\u2028\u2029]")).noneMatch((line) -> line.startsWith("FORGED"));
		assertThat(shown.replace("\n", "").replace("\t", "").chars()).noneMatch(LogInjectionTests::isDangerous);
	}

	private static boolean isDangerous(int character) {
		return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT
				|| Character.getType(character) == Character.LINE_SEPARATOR
				|| Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
	}

}
