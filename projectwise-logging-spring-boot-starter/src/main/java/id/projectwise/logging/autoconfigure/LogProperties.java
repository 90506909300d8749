package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import id.projectwise.logging.journal.OverflowPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.unit.DataSize;

/**
 * The settings, immutable. Bound by {@link LogPropertiesBinder}, which also checks them.
 * As a bean they are made when somebody asks, for that takes Spring Boot a while.
 *
 * @param mode Where log lines go.
 * @param level Root level. Python's names are accepted; an explicit logging.level.*
 * property wins.
 * @param format Format of a line: Python %-style, a Logback pattern, or ecs, logstash or
 * gelf.
 * @param datefmt Format of the date in a line: strftime or a DateTimeFormatter pattern.
 * Empty for Python's default with milliseconds.
 * @param retention Days for which dated files are kept. 0 keeps all.
 * @param monthFormat Name of a month's directory: strftime or a DateTimeFormatter
 * pattern.
 * @param useUtc Whether to use UTC instead of the local time zone.
 * @param rootDir Directory in which the directory 'logs' is made. Defaults to the project
 * root; a relative path starts there.
 * @param console Whether to log to the console beside files or a socket.
 * @param consoleLevel Least level that is shown on the console beside files. All that is
 * logged if it is not set; stdout mode always shows that.
 * @param moduleBy What a module, and so its file, is named after.
 * @param modules Prefixes of logger names for each module whose file takes them. The
 * longest prefix wins.
 * @param compress Whether to compress dated files with gzip.
 * @param compressAfter Days after which a dated file is compressed. Late records reach a
 * plain file until then.
 * @param totalSizeCap Size of all dated files together above which the oldest are
 * deleted. Not limited by default.
 * @param maxFileSize Size above which a file is split within its day, at least 64KB. Not
 * split by default.
 * @param maxOpenFiles Number of files that are held open at once.
 * @param maxModules Number of modules that have a file of their own. All further modules
 * share one.
 * @param socket Where to ship in socket mode.
 */
@ConfigurationProperties("log")
@Lazy
public record LogProperties(@DefaultValue("file") LogMode mode, @Nullable LogLevel level,
		@DefaultValue("%(asctime)s %(levelname)s %(name)s: %(message)s") String format,
		@DefaultValue("%Y-%m-%d %H:%M:%S") String datefmt, @DefaultValue("90") int retention,
		@DefaultValue("%Y-%m") String monthFormat, @DefaultValue("false") boolean useUtc, @Nullable String rootDir,
		@DefaultValue("true") boolean console, @Nullable LogLevel consoleLevel,
		@DefaultValue("logger") ModuleBy moduleBy, @DefaultValue Map<String, List<String>> modules,
		@DefaultValue("false") boolean compress, @DefaultValue("2") int compressAfter, @Nullable DataSize totalSizeCap,
		@Nullable DataSize maxFileSize, @DefaultValue("256") int maxOpenFiles, @DefaultValue("1000") int maxModules,
		@DefaultValue Socket socket) {

	public LogProperties {
		modules = Map.copyOf(modules);
	}

	/**
	 * Return the root level.
	 * @return the level, {@code INFO} if none is set
	 */
	public LogLevel effectiveLevel() {
		return (this.level != null) ? this.level : LogLevel.INFO;
	}

	/**
	 * Return the directory of all log files.
	 * @param projectRoot the project root, an absolute path
	 * @return the directory {@code logs}, which need not exist, as an absolute path
	 */
	public Path logDirectory(Path projectRoot) {
		Path root = (this.rootDir != null) ? projectRoot.resolve(this.rootDir) : projectRoot;
		return root.resolve("logs").normalize();
	}

	/**
	 * Return the directory of the journals of socket mode.
	 * @param projectRoot the project root, an absolute path
	 * @return the directory, which need not exist, as an absolute path
	 */
	public Path journalDirectory(Path projectRoot) {
		String directory = this.socket.journalDir();
		return (directory != null) ? projectRoot.resolve(directory).normalize()
				: logDirectory(projectRoot).resolve(".journal");
	}

	/**
	 * Where to ship.
	 *
	 * @param host Host to which socket mode ships. Not used in other modes.
	 * @param port Port to which socket mode ships. Not used in other modes.
	 * @param journalDir Directory of the journals, in which each process has a folder.
	 * Defaults to 'logs/.journal'; a relative path starts at the project root.
	 * @param journalMaxSize Size up to which the journal keeps records that the listener
	 * has not yet acknowledged.
	 * @param overflow What happens when the journal is full.
	 * @param blockTimeout Time for which a log call waits for room when the journal is
	 * full and 'overflow' says 'block'.
	 * @param compress Whether to compress what is sent with gzip.
	 * @param connectTimeout Time that making a connection may take.
	 * @param ackTimeout Time after which a listener that acknowledges nothing is taken
	 * for dead, and connected to again.
	 * @param shutdownTimeout Time for which the end of the application waits until the
	 * listener has everything. The rest stays in the journal.
	 * @param sharedKey Secret that the listener knows too, and without which it takes
	 * nothing. Encrypts nothing.
	 * @param ssl How to encrypt what is sent.
	 */
	public record Socket(@DefaultValue("127.0.0.1") String host, @DefaultValue("9020") int port,
			@Nullable String journalDir, @DefaultValue("256MB") DataSize journalMaxSize,
			@DefaultValue("drop-oldest") OverflowPolicy overflow, @DefaultValue("1s") Duration blockTimeout,
			@DefaultValue("false") boolean compress, @DefaultValue("5s") Duration connectTimeout,
			@DefaultValue("30s") Duration ackTimeout, @DefaultValue("5s") Duration shutdownTimeout,
			@Nullable String sharedKey, @DefaultValue Ssl ssl) {

		/**
		 * How to encrypt what is sent.
		 *
		 * @param bundle Name of a bundle under 'spring.ssl.bundle', for TLS. The
		 * listener's certificate has to be valid for the host.
		 */
		public record Ssl(@Nullable String bundle) {

		}

	}

}
