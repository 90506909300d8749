package id.projectwise.logging.protocol;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link EntryTime}.
 */
class EntryTimeTests {

	private static final Instant TIME = Instant.parse("2025-08-31T23:59:59.123456789Z");

	@Test
	void readsEventTime() throws IOException {
		assertThat(read(Packed.eventTime(TIME.getEpochSecond(), TIME.getNano()))).isEqualTo(TIME);
		assertThat(read(Packed.eventTime(0xFFFF_FFFFL, 999_999_999)))
			.isEqualTo(Instant.parse("2106-02-07T06:28:15.999999999Z"));
		assertThat(read(extension(0, new byte[8], true))).isEqualTo(Instant.EPOCH);
	}

	@ParameterizedTest
	@CsvSource({ "0, 1970-01-01T00:00:00Z", "1756684799, 2025-08-31T23:59:59Z", "-1, 1969-12-31T23:59:59Z",
			"253402300799, 9999-12-31T23:59:59Z", "253402300800, 9999-12-31T23:59:59Z",
			"9223372036854775807, 9999-12-31T23:59:59Z", "-9223372036854775808, 0001-01-01T00:00:00Z" })
	void readsWholeSecondsWithinFourDigitYears(long seconds, Instant expected) throws IOException {
		assertThat(read(seconds)).isEqualTo(expected);
	}

	@Test
	void readsSecondsBeyondLong() throws IOException {
		assertThat(read((Packed.Part) (packer) -> packer.packBigInteger(java.math.BigInteger.ONE.shiftLeft(63))))
			.isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
	}

	@Test
	void readsSecondsWithFraction() throws IOException {
		assertThat(read(1_756_684_799.25)).isEqualTo(Instant.parse("2025-08-31T23:59:59.250Z"));
		assertThat(read(-0.25)).isEqualTo(Instant.parse("1969-12-31T23:59:59.750Z"));
		assertThat(read(Double.POSITIVE_INFINITY)).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
		assertThat(read(Double.NEGATIVE_INFINITY)).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
	}

	@ParameterizedTest
	@CsvSource({ "2025-08-31T23:59:59Z", "2025-08-31T23:59:59.123456789Z", "2400-02-29T00:00:00.000000001Z",
			"1969-12-31T23:59:59.500Z" })
	void readsTimestampOfMessagePack(Instant time) throws IOException {
		assertThat(read((Packed.Part) (packer) -> packer.packTimestamp(time))).isEqualTo(time);
	}

	@Test
	void takesNilForNow() throws IOException {
		assertThat(read(null)).isEqualTo(Packed.NOW);
	}

	@Test
	void readsTimeBesideMetadata() throws IOException {
		Object time = Packed.eventTime(TIME.getEpochSecond(), TIME.getNano());
		assertThat(read(List.of(time, Map.of("metadata", Map.of("a", 1))))).isEqualTo(TIME);
		assertThatThrownBy(() -> read(List.of(time))).isInstanceOf(ProtocolException.class)
			.hasMessage("time: an array of 1 (expected: [time, metadata])");
		assertThatThrownBy(() -> read(List.of(List.of(time, Map.of()), Map.of())))
			.isInstanceOf(ProtocolException.class);
	}

	@Test
	void keepsNanosecondsWithinTheirSecond() throws IOException {
		assertThat(read(Packed.eventTime(1, -1))).isEqualTo(Instant.parse("1970-01-01T00:00:01.999999999Z"));
	}

	@Test
	void refusesWhatIsNoTime() {
		assertThatThrownBy(() -> read("now")).isInstanceOf(ProtocolException.class)
			.hasMessage("time: STRING (expected: EventTime, a number of seconds, or nil)");
		assertThatThrownBy(() -> read(Double.NaN)).isInstanceOf(ProtocolException.class);
		assertThatThrownBy(() -> read(extension(0, new byte[4], false))).isInstanceOf(ProtocolException.class)
			.hasMessageStartingWith("time: extension 0 of 4 bytes");
		assertThatThrownBy(() -> read(extension(5, new byte[8], false))).isInstanceOf(ProtocolException.class);
		assertThatThrownBy(() -> read(extension(-1, new byte[16], false))).isInstanceOf(ProtocolException.class);
	}

	private static Packed.Part extension(int type, byte[] payload, boolean variable) {
		return (packer) -> {
			if (variable) {
				packer.addPayload(new byte[] { (byte) 0xC7, (byte) payload.length, (byte) type });
			}
			else {
				packer.packExtensionTypeHeader((byte) type, payload.length);
			}
			packer.addPayload(payload);
		};
	}

	private static Instant read(@Nullable Object time) throws IOException {
		ReceivedRecord record = Packed.read(time, Map.of());
		assertThat(Math.floorMod(record.epochMillis(), 1000)).isEqualTo(record.nanoOfSecond() / 1_000_000);
		return Instant.ofEpochSecond(Math.floorDiv(record.epochMillis(), 1000L), record.nanoOfSecond());
	}

}
