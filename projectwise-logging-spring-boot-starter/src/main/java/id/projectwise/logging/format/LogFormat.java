package id.projectwise.logging.format;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kinds of text {@code LOG_FORMAT} may have.
 */
public enum LogFormat {

	/**
	 * The style of Python's {@code logging}, such as {@code %(levelname)s %(message)s}.
	 */
	PYTHON,

	/**
	 * The name of one of Spring Boot's structured formats: {@code ecs}, {@code logstash}
	 * or {@code gelf}, in any case.
	 */
	STRUCTURED,

	/**
	 * A pattern of Logback, such as {@code %-5level %logger - %msg%n}.
	 */
	LOGBACK;

	private static final Set<String> STRUCTURED_NAMES = Set.of("ecs", "logstash", "gelf");

	/**
	 * Tell the kind of a text.
	 * @param text the text
	 * @return its kind; whether the text is correct in every detail is not checked
	 * @throws FormatException if the text would show nothing of a record
	 */
	public static LogFormat of(String text) {
		if (STRUCTURED_NAMES.contains(text.strip().toLowerCase(Locale.ROOT))) {
			return STRUCTURED;
		}
		if (namesAttribute(text) || hasPythonConversion(text)) {
			return PYTHON;
		}
		if (Pattern.compile("(?<!\\\\)%[-.\\d]*[\\p{Alpha}(]").matcher(text).find()) {
			return LOGBACK;
		}
		throw new FormatException("'" + text + "' shows nothing of a record. Write a Python format such as "
				+ "'%(asctime)s %(levelname)s %(name)s: %(message)s', or a Logback pattern such as "
				+ "'%d %-5level %logger: %msg%n', or one of ecs, logstash, gelf" + unsupportedStyle(text));
	}

	// A known attribute in parentheses is enough, so that a forgotten letter is reported
	// instead of taken for one of Logback's groups.
	private static boolean namesAttribute(String text) {
		for (String name : Attributes.NAMES) {
			if (text.contains("%(" + name + ")")) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasPythonConversion(String text) {
		return Pattern
			.compile("%\\((\\w[\\w.-]*\\)[#0+ -]*(\\d+)?(\\.\\d+)?[hlL]?[diouxXeEfFgGcrsa]|mdc\\.[\\w.-]+\\))")
			.matcher(text)
			.find();
	}

	private static String unsupportedStyle(String text) {
		if (Pattern.compile("\\$(\\w+|\\{\\w+})").matcher(text).find()) {
			return ". Python's $-style is not supported, write %(message)s for $message";
		}
		return Pattern.compile("\\{\\w+[^{}]*}").matcher(text).find()
				? ". Python's {-style is not supported, write %(message)s for {message}" : "";
	}

}
