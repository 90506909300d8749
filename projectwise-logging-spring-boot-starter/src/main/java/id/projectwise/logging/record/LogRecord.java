package id.projectwise.logging.record;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A log record, read by formats on the thread that made it and only until the call
 * returns: implementations may be reused views of something else.
 */
public interface LogRecord {

	/**
	 * Return the record's time.
	 * @return milliseconds since the epoch
	 */
	long epochMillis();

	/**
	 * Return the fraction of the record's second.
	 * @return nanoseconds, 0 to 999,999,999, of which the first three digits agree with
	 * {@link #epochMillis()}
	 */
	int nanoOfSecond();

	/**
	 * Return the name of the level, in Python's words where Python has one.
	 * @return a name such as {@code INFO}, {@code WARNING} or {@code CRITICAL}, untrusted
	 * text
	 */
	String levelName();

	/**
	 * Return the number of the level on Python's scale.
	 * @return a number such as 20 for {@code INFO}
	 */
	int levelNumber();

	/**
	 * Return the full name of the logger.
	 * @return the name, untrusted text
	 */
	String loggerName();

	/**
	 * Return the name of the logging thread.
	 * @return the name, untrusted text
	 */
	String threadName();

	/**
	 * Return the number of the logging thread.
	 * @return the thread's id
	 */
	long threadId();

	/**
	 * Return the message, in which each <code>{}</code> stands for one of the
	 * {@linkplain #arguments() arguments} if there are any.
	 * @return the message, untrusted text
	 */
	@Nullable String message();

	/**
	 * Return the arguments of the message.
	 * @return the arguments, or {@code null} if the message is to be taken as it is
	 */
	@Nullable Object @Nullable [] arguments();

	/**
	 * Return the values of the diagnostic context.
	 * @return the values by their names, all of it untrusted text
	 */
	Map<String, String> context();

	/**
	 * Return the stack trace as text without a line end at its end. Lines that come from
	 * an exception's message are indented already, so that they cannot pass for anything
	 * else.
	 * @return the text, or {@code null} without an exception
	 */
	@Nullable String stackTrace();

	/**
	 * Return where in the source the record was logged. This is expensive: a format asks
	 * only if it shows it.
	 * @return the place, or {@code null} if unknown
	 */
	@Nullable Caller caller();

	/**
	 * Return what the process calls itself, as Python's {@code multiprocessing} has it.
	 * @return the name, untrusted text; the service, if processes have no names of their
	 * own
	 */
	default String processName() {
		return origin().service();
	}

	/**
	 * Return who logs.
	 * @return the origin
	 */
	Origin origin();

}
