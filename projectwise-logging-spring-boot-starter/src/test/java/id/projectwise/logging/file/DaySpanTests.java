package id.projectwise.logging.file;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DaySpanTests {

	@ParameterizedTest
	@CsvSource({ "UTC, 2025-08-31, PT24H", "Asia/Jakarta, 2024-02-29, PT24H", "Europe/Berlin, 2025-03-30, PT23H",
			"Europe/Berlin, 2025-10-26, PT25H", "America/Sao_Paulo, 2018-11-04, PT23H",
			"America/Sao_Paulo, 2018-02-17, PT25H", "Asia/Beirut, 2025-03-30, PT23H",
			"America/Havana, 2025-11-02, PT25H", "Pacific/Apia, 2011-12-29, PT24H",
			"Australia/Lord_Howe, 2025-10-05, PT23H30M" })
	void spansTheWholeDayWhateverItsLength(String zone, LocalDate day, Duration length) {
		ZoneId id = ZoneId.of(zone);
		DaySpan span = DaySpan.of(day, id);
		assertThat(Duration.ofMillis(span.endMillis() - span.startMillis())).isEqualTo(length);
		assertThat(DaySpan.dayOf(span.startMillis(), id)).isEqualTo(day);
		assertThat(DaySpan.dayOf(span.endMillis() - 1, id)).isEqualTo(day);
		assertThat(DaySpan.dayOf(span.startMillis() - 1, id)).isBefore(day);
		assertThat(DaySpan.dayOf(span.endMillis(), id)).isAfter(day);
	}

}
