package id.projectwise.logging.autoconfigure;

import java.time.Clock;
import java.time.Duration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.GapEntries;
import id.projectwise.logging.logback.JournalSink;
import id.projectwise.logging.logback.ShippingReporter;
import id.projectwise.logging.protocol.EntryEncoder;
import id.projectwise.logging.protocol.SharedKey;
import id.projectwise.logging.record.Origin;
import id.projectwise.logging.ship.ShipSecurity;
import id.projectwise.logging.ship.ShipSettings;
import id.projectwise.logging.ship.Shipper;

import org.springframework.core.env.Environment;

/**
 * Makes the sink of socket mode.
 */
final class SocketSinkFactory {

	private static final String TAG_PREFIX = "projectwise.";

	private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(1);

	private SocketSinkFactory() {
	}

	static JournalSink create(LogProperties properties, Environment environment, EventFormat format,
			LoggerContext context) {
		Origin origin = Origins.of(environment);
		ShipSecurity security = security(properties.socket(), environment, origin);
		ShippingReporter reporter = new ShippingReporter(context);
		Journal journal = new JournalOpener(properties, environment, origin, reporter).open();
		EntryEncoder encoder = new EntryEncoder(origin, showsCaller(format, context), journal.maxRecordBytes());
		Shipper shipper = Shipper.start(journal, shipSettings(properties.socket(), origin, security),
				new GapEntries(context, origin), reporter);
		ExitHandler exit = ExitHandler.add(() -> {
			if (!shipper.drain(properties.socket().shutdownTimeout())) {
				reporter.left(journal.state().records(), journal.folder());
			}
			reporter.flush(REPORT_TIMEOUT);
		});
		return new JournalSink(origin, encoder, journal, shipper, () -> {
			exit.remove();
			reporter.flush(REPORT_TIMEOUT);
		});
	}

	private static ShipSettings shipSettings(LogProperties.Socket socket, Origin origin, ShipSecurity security) {
		return new ShipSettings(socket.host(), socket.port(), TAG_PREFIX + origin.service(), socket.connectTimeout(),
				socket.ackTimeout(), socket.compress(), security, Clock.systemUTC());
	}

	private static ShipSecurity security(LogProperties.Socket socket, Environment environment, Origin origin) {
		String bundle = socket.ssl().bundle();
		String key = socket.sharedKey();
		return new ShipSecurity((bundle != null) ? BundleSockets.open(bundle.strip(), environment) : null,
				(key != null) ? SharedKey.of(key) : null, origin.instance());
	}

	/**
	 * Whether a format shows where in the source an event was logged: it asks the event,
	 * which remembers.
	 */
	static boolean showsCaller(EventFormat format, LoggerContext context) {
		LoggingEvent sample = new LoggingEvent(null, context.getLogger(SocketSinkFactory.class), Level.INFO, "", null,
				null);
		format.format(sample, new LineBuffer());
		return sample.hasCallerData();
	}

}
