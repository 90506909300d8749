package id.projectwise.logging.ship;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbered lines.
 */
final class Lines {

	private Lines() {
	}

	static List<String> of(int from, int to) {
		return IntStream.range(from, to).mapToObj((i) -> "line " + i).toList();
	}

}
