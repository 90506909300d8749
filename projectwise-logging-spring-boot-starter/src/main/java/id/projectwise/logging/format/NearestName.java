package id.projectwise.logging.format;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Finds the name somebody may have meant.
 */
final class NearestName {

	private NearestName() {
	}

	/**
	 * Return the known name that differs least, if no more than about a third does.
	 */
	static @Nullable String of(String name, Collection<String> known) {
		String nearest = null;
		int least = Math.max(2, name.length() / 3) + 1;
		for (String candidate : known) {
			int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
			if (distance < least) {
				least = distance;
				nearest = candidate;
			}
		}
		return nearest;
	}

	private static int distance(String left, String right) {
		int[] row = new int[right.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int change = diagonal + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(change, Math.min(diagonal, row[j - 1]) + 1);
			}
		}
		return row[right.length()];
	}

}
