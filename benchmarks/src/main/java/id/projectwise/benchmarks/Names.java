package id.projectwise.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Values of command line options.
 */
final class Names {

	private Names() {
	}

	static <T> String of(List<T> values) {
		return values.stream().map(Object::toString).collect(Collectors.joining(", "));
	}

	/**
	 * Read a number.
	 * @param option whose value it is
	 * @param value the text
	 * @param most the greatest allowed
	 * @return the number
	 * @throws IllegalArgumentException if it is not from 1 to the greatest
	 */
	static int number(String option, String value, int most) {
		if (!value.matches("[1-9]\\d{0,8}") || Integer.parseInt(value) > most) {
			throw new IllegalArgumentException(option + " '" + value + "': a number from 1 to " + most + " is needed");
		}
		return Integer.parseInt(value);
	}

	/**
	 * Read names.
	 * @param <T> the type of what has a name
	 * @param option whose value it is
	 * @param value the text, names with commas between
	 * @param allowed what may be named
	 * @return what is named
	 * @throws IllegalArgumentException if a name is unknown
	 */
	static <T> Set<T> choose(String option, String value, List<T> allowed) {
		var byName = allowed.stream().collect(Collectors.toMap(Object::toString, Function.identity()));
		return Arrays.stream(value.split(",")).map((name) -> {
			if (!byName.containsKey(name)) {
				throw new IllegalArgumentException(
						option + " '" + name + "' is unknown; one or more of " + of(allowed) + " are needed");
			}
			return byName.get(name);
		}).collect(Collectors.toSet());
	}

}
