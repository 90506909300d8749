package id.projectwise.logging.file;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatedNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "a.log.2025-08-31", "a.log.2025-08-31.1", "a-b_c.log.2024-02-29.999999999",
			"a.log.2025-08-31.gz", "a.log.2025-08-31.12.gz" })
	void readsWhatItWrites(String name) {
		assertThat(Objects.requireNonNull(DatedName.parse(name)).fileName()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.log", "a.log.", "a.log.2025-02-29", "a.log.2025-08-31.0", "a.log.2025-08-31.01",
			"a.log.2025-08-31.gz.gz", "a.log.2025-08-31.1234567890", ".log.2025-08-31", "a.b.log.2025-08-31",
			"a.LOG.2025-08-31", "a.log.2025-08-31 ", "a.log.25-08-31", ".a.log.2025-08-31.tmp" })
	void takesNothingElse(String name) {
		assertThat(DatedName.parse(name)).isNull();
	}

	@Test
	void tellsActiveFiles() {
		assertThat(DatedName.moduleOfActive("a.log")).isEqualTo("a");
		assertThat(Stream.of(".log", "a.b.log", "a.log.2025-08-31", "a.txt", "log", "a.LOG")
			.map(DatedName::moduleOfActive)).containsOnlyNulls();
	}

	@Test
	void sortsByDayAndNumber() {
		LocalDate day = LocalDate.of(2025, 8, 31);
		DatedName first = new DatedName("z", day, 0, false);
		DatedName second = new DatedName("a", day, 2, false);
		DatedName third = new DatedName("a", day, 10, true);
		DatedName fourth = new DatedName("a", day.plusDays(1), 0, false);
		assertThat(Stream.of(fourth, third, second, first).sorted()).containsExactly(first, second, third, fourth);
	}

}
