package id.projectwise.logging.autoconfigure;

import id.projectwise.logging.logback.FileSink;
import id.projectwise.logging.logback.JournalSink;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * How logging is doing. An application whose log listener or log directory is in trouble
 * still serves its users, so this is never {@code DOWN}: {@code DEGRADED} is a status
 * that Spring Boot leaves out when it aggregates, and answers with 200.
 */
final class LogHealthIndicator implements HealthIndicator {

	static final Status DEGRADED = new Status("DEGRADED");

	private final InstalledLogging logging;

	LogHealthIndicator(InstalledLogging logging) {
		this.logging = logging;
	}

	@Override
	public Health health() {
		return Health.status(status()).withDetails(this.logging.describe()).build();
	}

	private Status status() {
		if (!this.logging.exists()) {
			return Status.UNKNOWN;
		}
		FileSink files = this.logging.sink(FileSink.class);
		JournalSink journal = this.logging.sink(JournalSink.class);
		boolean failing = files != null && !files.state().failing().isEmpty();
		boolean away = journal != null && !journal.shipper().connected();
		boolean temporary = journal != null && InstalledLogging.isTemporary(journal.journal());
		return (failing || away || temporary) ? DEGRADED : Status.UP;
	}

}
