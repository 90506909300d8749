package id.projectwise.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import id.projectwise.listener.ListenerProperties.ClientAuth;
import id.projectwise.listener.server.AddressRanges;
import id.projectwise.logging.autoconfigure.LogConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;

/**
 * Reads and checks the listener's settings before there is an application context.
 */
final class ListenerPropertiesBinder {

	private static final String PREFIX = "log.listener.";

	private static final String DURATION = "a duration such as 30s, 5m or 2h, at least ";

	/** Deeper ones could exhaust a thread's stack. */
	private static final int MAX_NESTING = 1000;

	private static final Map<String, Rule> RULES = rules();

	private ListenerPropertiesBinder() {
	}

	/**
	 * Read the settings.
	 * @param environment where they are
	 * @return the settings, all of them usable
	 * @throws LogConfigurationException if one of them is not
	 */
	static ListenerProperties bind(ConfigurableEnvironment environment) {
		try {
			ListenerProperties properties = binder(environment).bindOrCreate("log.listener", ListenerProperties.class);
			RULES.forEach((name, rule) -> {
				if (!rule.holds().test(properties)) {
					throw refused(environment, name, rule.allowed());
				}
			});
			checkAllowed(environment, properties.allowed());
			return properties;
		}
		catch (BindException ex) {
			String name = ex.getName().toString().replace(PREFIX, "");
			Rule rule = RULES.get(name);
			if (rule == null) {
				throw ex;
			}
			throw refused(environment, name, rule.allowed());
		}
	}

	/** Empty is as good as unset, so that a source below decides. */
	private static Binder binder(ConfigurableEnvironment environment) {
		PropertySourcesPlaceholdersResolver placeholders = new PropertySourcesPlaceholdersResolver(environment);
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			sources.add(source.filter((name) -> !isBlank(source.getConfigurationProperty(name), placeholders)));
		}
		return new Binder(sources, placeholders);
	}

	private static boolean isBlank(@Nullable ConfigurationProperty property,
			PropertySourcesPlaceholdersResolver placeholders) {
		try {
			return property != null && placeholders.resolvePlaceholders(property.getValue()) instanceof String text
					&& text.isBlank();
		}
		catch (PlaceholderResolutionException ex) {
			// To be said when it is bound.
			return false;
		}
	}

	private static void checkAllowed(ConfigurableEnvironment environment, List<String> allowed) {
		for (int i = 0; i < allowed.size(); i++) {
			try {
				AddressRanges.of(List.of(allowed.get(i)));
			}
			catch (IllegalArgumentException ex) {
				String element = PREFIX + "allowed[" + i + ']';
				throw LogConfigurationException.of(environment,
						environment.containsProperty(element) ? element : PREFIX + "allowed",
						"It must be addresses; " + ex.getMessage() + '.',
						"Change it, or remove it to let every address connect.");
			}
		}
	}

	private static LogConfigurationException refused(ConfigurableEnvironment environment, String name, String allowed) {
		return LogConfigurationException.of(environment, PREFIX + name, "It must be " + allowed + ".",
				"Change it, or remove it to get the default.");
	}

	private static Map<String, Rule> rules() {
		Map<String, Rule> rules = new LinkedHashMap<>();
		rules.put("port", new Rule("a port from 0 to 65535, 0 for any free one", (p) -> isWithin(p.port(), 0, 65535)));
		rules.put("sync", new Rule("one of never, interval, always", (p) -> true));
		rules.put("sync-interval", atLeast("10ms", Duration.ofMillis(10), ListenerProperties::syncInterval));
		rules.put("stream-expiry", atLeast("1m", Duration.ofMinutes(1), ListenerProperties::streamExpiry));
		rules.put("max-streams", count(ListenerProperties::maxStreams));
		rules.put("max-connections", count(ListenerProperties::maxConnections));
		rules.put("max-connections-per-address", count(ListenerProperties::maxConnectionsPerAddress));
		rules.put("max-message-size", size(ListenerProperties::maxMessageSize));
		rules.put("max-record-size", new Rule("a size from 1KB to 16MB, such as 1MB",
				(p) -> p.maxRecordSize().toKilobytes() >= 1 && p.maxRecordSize().toMegabytes() <= 16));
		rules.put("max-nesting",
				new Rule("a whole number from 1 to 1000", (p) -> isWithin(p.maxNesting(), 1, MAX_NESTING)));
		rules.put("max-fields", count(ListenerProperties::maxFields));
		rules.put("max-pending", size(ListenerProperties::maxPending));
		rules.put("max-unfinished", size(ListenerProperties::maxUnfinished));
		rules.put("message-timeout", atLeast("1s", Duration.ofSeconds(1), ListenerProperties::messageTimeout));
		rules.put("first-byte-timeout", atLeast("1s", Duration.ofSeconds(1), ListenerProperties::firstByteTimeout));
		rules.put("acknowledgement-timeout",
				atLeast("1s", Duration.ofSeconds(1), ListenerProperties::acknowledgementTimeout));
		rules.put("shutdown-timeout", atLeast("0s", Duration.ZERO, ListenerProperties::shutdownTimeout));
		rules.put("min-free-space",
				new Rule("a size such as 100MB, 0 for no limit", (p) -> p.minFreeSpace().toBytes() >= 0));
		rules.put("ssl", new Rule("set as log.listener.ssl.bundle and log.listener.ssl.client-auth", (p) -> true));
		rules.put("ssl.client-auth", new Rule("one of none, need; need also needs log.listener.ssl.bundle",
				(p) -> p.ssl().clientAuth() == ClientAuth.NONE || hasText(p.ssl().bundle())));
		return rules;
	}

	private static boolean hasText(@Nullable String text) {
		return text != null && !text.isBlank();
	}

	private static Rule count(Value<@Nullable Integer> value) {
		return new Rule("a whole number, at least 1", (p) -> isWithin(value.of(p), 1, Integer.MAX_VALUE));
	}

	private static Rule size(Value<DataSize> value) {
		return new Rule("a size from 2MB to 1GB, such as 64MB",
				(p) -> value.of(p).toMegabytes() >= 2 && value.of(p).toBytes() <= DataSize.ofGigabytes(1).toBytes());
	}

	private static Rule atLeast(String text, Duration least, Value<Duration> value) {
		return new Rule(DURATION + text, (p) -> value.of(p).compareTo(least) >= 0);
	}

	private static boolean isWithin(@Nullable Integer number, int least, int most) {
		return number == null || (number >= least && number <= most);
	}

	private interface Value<T extends @Nullable Object> {

		T of(ListenerProperties properties);

	}

	/**
	 * What is allowed.
	 *
	 * @param allowed to be read after "it must be"
	 * @param holds whether it is so
	 */
	private record Rule(String allowed, Predicate<ListenerProperties> holds) {

	}

}
