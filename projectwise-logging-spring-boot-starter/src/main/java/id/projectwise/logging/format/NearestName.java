package id.projectwise.logging.format;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Finds the name somebody may have meant.
 */
public final class NearestName {

	private NearestName() {
	}

	/**
	 * Find the known name that is reached with the fewest changes of a letter, case
	 * ignored.
	 * @param name what was written
	 * @param known what may be meant
	 * @return the nearest name, or {@code null} if all differ in more than about a third
	 */
	public static @Nullable String of(String name, Collection<String> known) {
		String nearest = null;
		int least = Integer.MAX_VALUE;
		for (String candidate : known) {
			int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
			if (distance < least && distance <= 1 + Math.max(name.length(), candidate.length()) / 3) {
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
