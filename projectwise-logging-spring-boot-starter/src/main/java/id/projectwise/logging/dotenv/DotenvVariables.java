package id.projectwise.logging.dotenv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${NAME}</code> and <code>${NAME:-default}</code> in values, as the
 * {@code variables} module of python-dotenv does: a variable that is set but empty does
 * not take the default.
 */
final class DotenvVariables {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]*)(?::-([^}]*))?}");

	private final Map<String, @Nullable Object> values;

	DotenvVariables(Map<String, ?> environment) {
		this.values = new HashMap<>(environment);
	}

	List<DotenvEntry> resolve(List<DotenvEntry> entries) {
		return entries.stream().map(this::resolve).toList();
	}

	private DotenvEntry resolve(DotenvEntry entry) {
		String value = (entry.value() != null) ? VARIABLE.matcher(entry.value()).replaceAll(this::replacement) : null;
		this.values.put(entry.key(), value);
		return entry.withValue(value);
	}

	private String replacement(MatchResult match) {
		String name = match.group(1);
		Object value = this.values.containsKey(name) ? this.values.get(name) : match.group(2);
		return Matcher.quoteReplacement(Objects.toString(value, ""));
	}

}
