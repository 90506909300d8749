package id.projectwise.logging.protocol;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ChunkId}.
 */
class ChunkIdTests {

	private static final UUID STREAM = UUID.fromString("0123e567-e89b-12d3-a456-426614174000");

	private static final String PREFIX = "pw1:0123e567e89b12d3a456426614174000:";

	@Test
	void readsWhatItWrites() {
		assertThat(ChunkId.data(STREAM, 0, 17)).hasToString(PREFIX + "0:17");
		assertThat(ChunkId.question(STREAM)).hasToString(PREFIX + "?");
		assertThat(ChunkId.end(STREAM)).hasToString(PREFIX + ".");
		for (ChunkId id : new ChunkId[] { ChunkId.data(STREAM, 0, 17), ChunkId.question(STREAM), ChunkId.end(STREAM),
				ChunkId.data(new UUID(0, 0), Long.MAX_VALUE - 1, Long.MAX_VALUE), ChunkId.end(new UUID(-1, -1)) }) {
			assertThat(ChunkId.parse(id.toString())).isEqualTo(id);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "pw1:", "p8n9gmxTQVC8/nh2wlKKeQ==", PREFIX, PREFIX + "0", PREFIX + "0:",
			PREFIX + "5:5", PREFIX + "6:5", PREFIX + "-1:5", PREFIX + "+1:5", PREFIX + "01:5", PREFIX + "1:05",
			PREFIX + "1: 5", PREFIX + "1:5\n", PREFIX + "1:9223372036854775808",
			PREFIX + "9999999999999999999:9999999999999999999", PREFIX + "1:99999999999999999999", PREFIX + "??",
			PREFIX + "\u0661:\u0665", "pw2:0123e567e89b12d3a456426614174000:0:1",
			"pw1:0123E567e89b12d3a456426614174000:0:1", "pw1:0123e567-e89b-12d3-a456-426614174000:0:1",
			" pw1:0123e567e89b12d3a456426614174000:0:1" })
	void takesNothingElseForOurs(String text) {
		assertThat(ChunkId.parse(text)).isNull();
	}

	@Test
	void refusesChunkWithNothingInIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> ChunkId.data(STREAM, 7, 7))
			.withMessage("to: 7 (expected: more than from, which is 7)");
		assertThatIllegalArgumentException().isThrownBy(() -> ChunkId.data(STREAM, -1, 7));
	}

}
