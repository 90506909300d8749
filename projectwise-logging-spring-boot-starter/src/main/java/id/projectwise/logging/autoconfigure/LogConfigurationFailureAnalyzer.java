package id.projectwise.logging.autoconfigure;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells the user which settings are wrong, where they are, and what to do. Needs no
 * application context: most of these failures come before there is one.
 */
final class LogConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<LogConfigurationException> {

	private static final int MAX_VALUE_LENGTH = 200;

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, LogConfigurationException cause) {
		String description = cause.problems()
			.stream()
			.map(LogConfigurationFailureAnalyzer::describe)
			.collect(Collectors.joining("\n\n"));
		String action = cause.problems()
			.stream()
			.map(LogConfigurationProblem::action)
			.distinct()
			.collect(Collectors.joining("\n"));
		return new FailureAnalysis(description, action, cause);
	}

	private static String describe(LogConfigurationProblem problem) {
		StringBuilder text = new StringBuilder("Logging cannot start with this setting:\n\n");
		text.append("    Property: ").append(printable(problem.property()));
		if (problem.value() != null) {
			text.append("\n    Value: \"").append(printable(problem.value())).append('"');
		}
		if (problem.origin() != null) {
			text.append("\n    Origin: ").append(problem.origin());
		}
		return text.append("\n    Reason: ").append(problem.reason()).toString();
	}

	private static String printable(String text) {
		String cut = (text.length() <= MAX_VALUE_LENGTH) ? text : text.substring(0, MAX_VALUE_LENGTH) + "...";
		return cut.replaceAll("\\p{Cc}", "?");
	}

}
