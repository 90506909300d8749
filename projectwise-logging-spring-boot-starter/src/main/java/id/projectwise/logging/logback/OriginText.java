package id.projectwise.logging.logback;

import java.util.List;

import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An origin as a text that a journal keeps: process id, start, service, instance and
 * host, each on a line.
 */
final class OriginText {

	private static final int MAX_NAME_LENGTH = 256;

	private static final int LINES = 5;

	private OriginText() {
	}

	static String of(Origin origin) {
		return String.join("\n", String.valueOf(origin.processId()), String.valueOf(origin.startEpochMillis()),
				name(origin.service()), name(origin.instance()), name(origin.host()));
	}

	private static String name(String name) {
		return name.substring(0, Math.min(name.length(), MAX_NAME_LENGTH)).replace('\n', ' ');
	}

	/** The origin that a text tells of, or {@code null} if it is none. */
	static @Nullable Origin parse(String text) {
		List<String> lines = List.of(text.split("\n", -1));
		if (lines.size() != LINES || !isNumber(lines.get(0)) || !isNumber(lines.get(1))) {
			return null;
		}
		return new Origin(lines.get(2), lines.get(3), lines.get(4), Long.parseLong(lines.get(0)),
				Long.parseLong(lines.get(1)));
	}

	private static boolean isNumber(String text) {
		return text.matches("-?\\d{1,18}");
	}

}
