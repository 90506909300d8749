package id.projectwise.sample.web.trial;

import java.util.Locale;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;
import org.slf4j.event.Level;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Logs what a request asks for, in its query or, if it is long, in a form. Loggers are
 * never forgotten, so this is not for a service that strangers can reach.
 */
@RestController
final class LogController {

	private final TrialService trials;

	LogController(TrialService trials) {
		this.trials = trials;
	}

	@PostMapping("/log")
	Logged log(
			@RequestParam @NotBlank(message = "logger must not be blank") @Size(max = 1000,
					message = "logger must have at most 1,000 characters") String logger,
			@RequestParam @Pattern(regexp = "TRACE|DEBUG|INFO|WARN|ERROR", flags = Pattern.Flag.CASE_INSENSITIVE,
					message = "level must be one of TRACE, DEBUG, INFO, WARN, ERROR") String level,
			@RequestParam @Size(max = 100_000, message = "message must have at most 100,000 characters") String message,
			@RequestParam(defaultValue = "1") @Range(min = 1, max = 1_000_000,
					message = "count must be from 1 to 1,000,000") int count,
			@RequestParam(defaultValue = "1") @Range(min = 1, max = 64,
					message = "threads must be from 1 to 64") int threads) {
		this.trials.run(new Trial(logger, Level.valueOf(level.toUpperCase(Locale.ROOT)), message, count, threads));
		return new Logged(count);
	}

	record Logged(int logged) {
	}

}
