package id.projectwise.listener.codec;

import java.util.List;

import id.projectwise.logging.protocol.Level;
import id.projectwise.logging.protocol.ProtocolException;

/**
 * The number in front of a syslog message: eight times the facility, plus the severity.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1">RFC 5424, PRI</a>
 */
final class SyslogPriority {

	private static final int LARGEST = 191;

	private static final int SEVERITIES = 8;

	private static final List<String> FACILITIES = List.of("kern", "user", "mail", "daemon", "auth", "syslog", "lpr",
			"news", "uucp", "cron", "authpriv", "ftp", "ntp", "audit", "alert", "clock", "local0", "local1", "local2",
			"local3", "local4", "local5", "local6", "local7");

	private static final Level[] LEVELS = new Level[SEVERITIES];

	static {
		for (int severity = 0; severity < SEVERITIES; severity++) {
			LEVELS[severity] = Level.of(severity);
		}
	}

	private SyslogPriority() {
	}

	/**
	 * Read the number and its brackets.
	 */
	static int read(TextCursor cursor) throws ProtocolException {
		int start = cursor.at();
		int priority = cursor.skip('<') ? (int) cursor.readNumber(3) : -1;
		if (priority < 0 || priority > LARGEST || !cursor.skip('>')) {
			throw new ProtocolException("syslog priority", cursor.textFrom(start), "<0> to <" + LARGEST + ">");
		}
		return priority;
	}

	static String facility(int priority) {
		return FACILITIES.get(priority / SEVERITIES);
	}

	static Level level(int priority) {
		return LEVELS[priority % SEVERITIES];
	}

}
