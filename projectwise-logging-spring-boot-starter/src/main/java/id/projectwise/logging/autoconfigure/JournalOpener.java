package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.journal.JournalSettings;
import id.projectwise.logging.logback.GapEntries;
import id.projectwise.logging.logback.ShippingReporter;
import id.projectwise.logging.record.Origin;

import org.springframework.core.env.Environment;

/**
 * Opens the journal of socket mode where the settings say, or, where that cannot be
 * written, in the directory for temporary files.
 */
final class JournalOpener {

	/** The directory for temporary files is often memory. */
	private static final long MAX_FALLBACK_BYTES = 32 * 1024 * 1024;

	private final LogProperties properties;

	private final Environment environment;

	private final Origin origin;

	private final ShippingReporter reporter;

	JournalOpener(LogProperties properties, Environment environment, Origin origin, ShippingReporter reporter) {
		this.properties = properties;
		this.environment = environment;
		this.origin = origin;
		this.reporter = reporter;
	}

	/**
	 * Open the journal.
	 * @return the journal
	 * @throws LogConfigurationException if it cannot be written anywhere
	 */
	Journal open() {
		Path wanted = this.properties.journalDirectory(ProjectRoot.find(this.environment));
		long maxSize = this.properties.socket().journalMaxSize().toBytes();
		try {
			return open(wanted, maxSize);
		}
		catch (IOException ex) {
			return fallBack(wanted, ex, Math.min(maxSize, MAX_FALLBACK_BYTES));
		}
	}

	private Journal fallBack(Path wanted, IOException reason, long maxSize) {
		Path temporary = TemporaryDirectory.path();
		try {
			TemporaryDirectory.create(temporary);
			Journal journal = open(temporary, maxSize);
			this.reporter.fellBack(wanted, reason, temporary, maxSize);
			return journal;
		}
		catch (IOException ex) {
			throw LogConfigurationException.of(this.environment,
					LogSetting.SOCKET_JOURNAL_DIR.propertyName().toString(),
					"The journal cannot be kept in " + wanted + " (" + reason + "), nor in " + temporary + " (" + ex
							+ ").",
					"Make one of them writable with some space left, set LOG_SOCKET_JOURNAL_DIR to another directory"
							+ " of a local disk, or LOG_MODE to stdout.");
		}
	}

	private Journal open(Path directory, long maxSize) throws IOException {
		LogProperties.Socket socket = this.properties.socket();
		return Journal.open(new JournalSettings(directory, this.origin.service(), GapEntries.owner(this.origin),
				maxSize, socket.overflow(), socket.blockTimeout(), Clock.systemUTC()), this.reporter);
	}

}
