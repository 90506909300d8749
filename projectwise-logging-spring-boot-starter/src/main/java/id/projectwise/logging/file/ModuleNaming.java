package id.projectwise.logging.file;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names the module, and so the file, of a logger. The result is always safe as a file
 * name: letters, digits, {@code _} and {@code -}, of bounded length, and no device name
 * of any system. Immutable.
 */
public final class ModuleNaming {

	private static final String ROOT = "root";

	private static final int MAX_BYTES = 100;

	/** Names that say nothing and stand for the segment before, as in Python packages. */
	private static final Set<String> TRANSPARENT = Set.of("app", "main", "__main__", "__init__");

	/** In a container without a locale Java cannot name a file with other letters. */
	private static final boolean ASCII_ONLY = !System.getProperty("sun.jnu.encoding", "").startsWith("UTF");

	private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4",
			"com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
			"lpt9");

	private static final String FRAMEWORK = "framework";

	/**
	 * Well-known libraries, which share one file unless settings say otherwise.
	 */
	private static final List<String> WELL_KNOWN = List.of("ch.qos.logback", "com.fasterxml", "com.google",
			"com.mongodb", "com.mysql", "com.rabbitmq", "com.sun", "com.zaxxer", "feign", "freemarker", "io.grpc",
			"io.lettuce", "io.micrometer", "io.modelcontextprotocol", "io.netty", "io.opentelemetry", "io.r2dbc",
			"jakarta", "java", "javax", "jdk", "liquibase", "okhttp3", "oracle.jdbc", "org.apache", "org.aspectj",
			"org.eclipse", "org.elasticsearch", "org.flywaydb", "org.glassfish", "org.hibernate", "org.jboss",
			"org.jooq", "org.mongodb", "org.mybatis", "org.postgresql", "org.quartz", "org.slf4j",
			"org.springframework", "org.testcontainers", "org.thymeleaf", "reactor", "redis.clients", "sun",
			"tools.jackson");

	private final boolean byPackage;

	private final Map<String, String> modulesByPrefix = new HashMap<>();

	private int longestPrefix;

	/**
	 * Create a naming.
	 * @param byPackage whether class loggers belong to the module of their package
	 * @param modules prefixes of logger names by module, which replace the well-known
	 * ones of the same module; the longest prefix wins
	 */
	public ModuleNaming(boolean byPackage, Map<String, List<String>> modules) {
		this.byPackage = byPackage;
		if (!modules.containsKey(FRAMEWORK)) {
			addPrefixes(FRAMEWORK, WELL_KNOWN);
		}
		for (Map.Entry<String, List<String>> module : modules.entrySet()) {
			addPrefixes(module.getKey(), module.getValue());
		}
	}

	private void addPrefixes(String module, List<String> prefixes) {
		String name = safe(module);
		for (String prefix : prefixes) {
			this.modulesByPrefix.put(prefix.strip(), name);
			this.longestPrefix = Math.max(this.longestPrefix, prefix.length());
		}
	}

	/**
	 * Return the module of a logger.
	 * @param loggerName the full name of the logger, untrusted
	 * @return a name that is safe for a file system
	 */
	public String moduleOf(String loggerName) {
		for (int end = loggerName.length(); end >= 0; end = loggerName.lastIndexOf('.', end - 1)) {
			String module = (end <= this.longestPrefix) ? this.modulesByPrefix.get(loggerName.substring(0, end)) : null;
			if (module != null) {
				return module;
			}
		}
		return safe(segment(loggerName));
	}

	private String segment(String name) {
		int end = name.length();
		int start = name.lastIndexOf('.', end - 1) + 1;
		if (this.byPackage && start > 0 && start < end && Character.isUpperCase(name.charAt(start))) {
			end = start - 1;
			start = name.lastIndexOf('.', end - 1) + 1;
		}
		while (start > 0 && TRANSPARENT.contains(name.substring(start, end))) {
			end = start - 1;
			start = name.lastIndexOf('.', end - 1) + 1;
		}
		int nested = name.indexOf('$', start + 1);
		return name.substring(start, (nested > 0 && nested < end) ? nested : end);
	}

	private static String safe(String name) {
		if (name.isEmpty() || name.equals("ROOT")) {
			return ROOT;
		}
		StringBuilder safe = new StringBuilder(name.length());
		int codePoint;
		for (int i = 0; i < name.length(); i += Character.charCount(codePoint)) {
			codePoint = name.codePointAt(i);
			safe.appendCodePoint(isSafe(codePoint) ? codePoint : '_');
		}
		if (DEVICES.contains(safe.toString().toLowerCase(Locale.ROOT))) {
			safe.append('_');
		}
		return shorten(safe.toString());
	}

	private static boolean isSafe(int codePoint) {
		boolean isLetterOrDigit = Character.isLetterOrDigit(codePoint) && (codePoint < 128 || !ASCII_ONLY);
		return isLetterOrDigit || codePoint == '_' || codePoint == '-';
	}

	private static String shorten(String name) {
		if (name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
			return name;
		}
		String hash = String.format(Locale.ROOT, "-%08x", name.hashCode());
		int end = Math.min(name.length(), MAX_BYTES - hash.length());
		while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES - hash.length()
				|| Character.isHighSurrogate(name.charAt(end - 1))) {
			end--;
		}
		return name.substring(0, end) + hash;
	}

}
