package id.projectwise.logging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.LineSink;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Puts a sink of the application's own in the place of the one that {@code LOG_MODE}
 * names, as a log listener does, whose lines go into the tree it writes anyway. The
 * console beside it follows the settings as usual. Named in
 * {@code META-INF/spring.factories}, with a constructor without arguments.
 */
public interface LogSinkProvider {

	/**
	 * Create the sink. Called once, when the environment is ready, before anything is
	 * logged; what is thrown stops the start of the application.
	 * @param properties the settings
	 * @param environment where they come from
	 * @param format the format of the lines that the sink is given
	 * @param context where troubles are told, as Logback's statuses
	 * @return the sink, or {@code null} to leave it to {@code LOG_MODE}
	 */
	@Nullable LineSink create(LogProperties properties, ConfigurableEnvironment environment, EventFormat format,
			LoggerContext context);

}
