package id.projectwise.logging.autoconfigure;

/**
 * A level by the name that Java or Python gives it.
 *
 * @see <a href="https://docs.python.org/3/library/logging.html#logging-levels">Python's
 * levels</a>
 */
public enum LogLevel {

	/**
	 * Everything.
	 */
	TRACE(org.springframework.boot.logging.LogLevel.TRACE),

	/**
	 * Details for developers and worse.
	 */
	DEBUG(org.springframework.boot.logging.LogLevel.DEBUG),

	/**
	 * Confirmation that things work, and worse.
	 */
	INFO(org.springframework.boot.logging.LogLevel.INFO),

	/**
	 * Warnings and worse.
	 */
	WARN(org.springframework.boot.logging.LogLevel.WARN),

	/**
	 * Python's name of {@link #WARN}.
	 */
	WARNING(org.springframework.boot.logging.LogLevel.WARN),

	/**
	 * Errors and worse.
	 */
	ERROR(org.springframework.boot.logging.LogLevel.ERROR),

	/**
	 * Python's highest level. Logback has none above {@link #ERROR} and takes that.
	 */
	CRITICAL(org.springframework.boot.logging.LogLevel.FATAL),

	/**
	 * Another name of {@link #CRITICAL}.
	 */
	FATAL(org.springframework.boot.logging.LogLevel.FATAL),

	/**
	 * Nothing.
	 */
	OFF(org.springframework.boot.logging.LogLevel.OFF);

	private final org.springframework.boot.logging.LogLevel bootLevel;

	LogLevel(org.springframework.boot.logging.LogLevel bootLevel) {
		this.bootLevel = bootLevel;
	}

	/**
	 * Return the level as Spring Boot's logging system takes it.
	 * @return the level
	 */
	public org.springframework.boot.logging.LogLevel bootLevel() {
		return this.bootLevel;
	}

}
