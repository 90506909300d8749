package id.projectwise.logging.autoconfigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Guesses what somebody meant to write.
 */
final class NearestName {

	private NearestName() {
	}

	/**
	 * Find the name that is reached with the fewest changes of a letter, case ignored.
	 * @param written what was written
	 * @param names what may be meant
	 * @return the nearest name, empty if none is near
	 */
	static Optional<String> of(String written, Collection<String> names) {
		return names.stream()
			.min(Comparator.comparingInt((name) -> distance(written, name)))
			.filter((name) -> distance(written, name) <= 1 + Math.max(written.length(), name.length()) / 3);
	}

	private static int distance(String written, String name) {
		String from = written.toLowerCase(Locale.ROOT);
		String to = name.toLowerCase(Locale.ROOT);
		int[] row = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int replaced = diagonal + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[to.length()];
	}

}
