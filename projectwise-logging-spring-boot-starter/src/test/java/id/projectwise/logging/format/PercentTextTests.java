package id.projectwise.logging.format;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PercentTextTests {

	private final PercentText text = new PercentText();

	@Test
	void putsValuesInOneAfterTheOther() {
		assertThat(format("%s is %d%% of %5.1f, %r and %-4s|", "a", 7L, 2.25, "b'c", "d"))
			.isEqualTo("a is 7% of   2.2, \"b'c\" and d   |");
	}

	@Test
	void findsValuesByTheirNames() {
		PercentArgument value = new Value("5", "5", 5L);
		assertThat(this.text.format(message("%(n)03d of %(n)s"), Map.of("n", value)::get, 100)).isEqualTo("005 of 5");
	}

	@Test
	void writesWhatIsNoNumberAsPythonDoes() {
		assertThat(format("%.2f %8.1e", Double.NaN, Double.POSITIVE_INFINITY)).isEqualTo("nan      inf");
	}

	@Test
	void refusesConversionsWithoutEnd() {
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> format("100%", "a"));
	}

	@Test
	void refusesTextWhereANumberBelongs() {
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> format("%d", "a"))
			.withMessageContaining("'d' is for numbers");
	}

	@Test
	void refusesMissingValues() {
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> format("%s %s", "a"))
			.withMessageContaining("there is no value for it");
	}

	@Test
	void refusesResultsBeyondTheLimit() {
		assertThatExceptionOfType(FormatException.class)
			.isThrownBy(
					() -> this.text.format(message("%1000d".repeat(100_000)), (name) -> new Value("1", "1", 1L), 5000))
			.withMessageContaining("longer than 5000 bytes");
	}

	private String format(String template, Object... values) {
		Iterator<Object> next = Arrays.asList(values).iterator();
		return this.text.format(message(template), (name) -> next.hasNext() ? argument(next.next()) : null, 1000);
	}

	private static PercentArgument argument(Object value) {
		if (value instanceof Double real && !Double.isFinite(real)) {
			return new Value(real.isNaN() ? "nan" : "inf", "", real);
		}
		return (value instanceof Number number) ? new Value(number.toString(), number.toString(), number)
				: new Value(value.toString(), PythonText.quote(value.toString(), false), null);
	}

	private static LogRecord message(String template) {
		return TestRecord.of(template);
	}

	private record Value(String str, String repr, @Nullable Number number) implements PercentArgument {

	}

}
