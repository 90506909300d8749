package id.projectwise.logging.protocol;

import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageFormat;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessagePackType}.
 */
class MessagePackTypeTests {

	@Test
	void agreesWithAnotherLibraryOnEachFirstByte() {
		for (int first = 0; first < 256; first++) {
			MessageFormat format = MessageFormat.valueOf((byte) first);
			String expected = (format == MessageFormat.NEVER_USED) ? "NEVER_USED" : format.getValueType().name();
			assertThat(MessagePackType.of((byte) first).name()).as("0x%02x", first).isEqualTo(expected);
		}
	}

}
