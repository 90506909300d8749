package id.projectwise.logging.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessageTemplateTests {

	@Test
	void keepsMessagesThatMeetInOnePlaceWhateverWasKeptThereBefore() {
		List<String> messages = meeting(4);
		messages.forEach((message) -> MessageTemplate.of(message, false));
		List<String> hot = messages.subList(12, 16);
		for (int i = 0; i < 400; i++) {
			hot.forEach((message) -> MessageTemplate.of(message, false));
		}
		assertThat(hot).allSatisfy((message) -> assertThat(MessageTemplate.of(message, false))
			.isSameAs(MessageTemplate.of(message, false)));
	}

	@Test
	void replacesAnyNumberOfPlaces() {
		LineBuffer line = new LineBuffer();
		Object[] arguments = new Object[100];
		Arrays.fill(arguments, 7);
		MessageTemplate.of("{}".repeat(100) + "!", false).append(arguments, line);
		assertThat(line.text(0)).isEqualTo("7".repeat(100) + "!");
	}

	/** Messages with the same hash code, which is all that chooses their place. */
	private static List<String> meeting(int bits) {
		List<String> messages = new ArrayList<>();
		for (int i = 0; i < 1 << bits; i++) {
			String digits = Integer.toBinaryString((1 << bits) + i).substring(1);
			messages.add(digits.replace("0", "Aa").replace("1", "BB") + " {}");
		}
		return messages;
	}

}
