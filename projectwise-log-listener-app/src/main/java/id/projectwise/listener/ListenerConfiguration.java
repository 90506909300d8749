package id.projectwise.listener;

import java.time.Clock;
import java.time.Duration;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.listener.server.AddressRanges;
import id.projectwise.listener.server.ConnectionLimits;
import id.projectwise.listener.server.RecordLimits;
import id.projectwise.listener.server.ServerSecurity;
import id.projectwise.listener.server.ServerSettings;
import id.projectwise.logging.autoconfigure.LogProperties;
import id.projectwise.logging.autoconfigure.Origins;
import id.projectwise.logging.logback.AppenderRegistrar;
import id.projectwise.logging.logback.LogAppender;
import id.projectwise.logging.protocol.SharedKey;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The parts of the listener on top of the {@linkplain ListenerSinkProvider store}, which
 * is there long before.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ListenerProperties.class)
class ListenerConfiguration {

	@Bean
	static ListenerPropertiesBindAdvisor listenerPropertiesBindAdvisor(ConfigurableEnvironment environment) {
		return new ListenerPropertiesBindAdvisor(environment);
	}

	@Bean
	ListenerStore listenerStore() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			LogAppender appender = AppenderRegistrar.find(context);
			StoreSink sink = (appender != null) ? appender.sink(StoreSink.class) : null;
			if (sink != null) {
				return sink.store();
			}
		}
		throw new IllegalStateException("The listener writes through Spring Boot's logging system with Logback, which"
				+ " is switched off or was replaced: remove the system property or the library that does it");
	}

	@Bean
	WatchedStore watchedStore(ListenerStore store) {
		return new WatchedStore(store.store(), Clock.systemUTC());
	}

	@Bean
	ServerSecurity serverSecurity(ListenerProperties properties, SslBundles bundles, Environment environment,
			ListenerStore store) {
		String bundle = properties.ssl().bundle();
		String key = properties.sharedKey();
		return new ServerSecurity(AddressRanges.of(properties.allowed()),
				StringUtils.hasText(bundle) ? TlsEngines.open(bundles, bundle.strip(), properties.ssl().clientAuth(),
						environment, store.reports()) : null,
				StringUtils.hasText(key) ? SharedKey.of(key) : null,
				"projectwise-log-listener@" + Origins.of(environment).host());
	}

	@Bean
	ServerLifecycle serverLifecycle(ListenerProperties properties, LogProperties log, ServerSecurity security,
			WatchedStore watched, ListenerStore store) {
		return new ServerLifecycle(settings(properties, log, security), watched, store.reports());
	}

	private static ServerSettings settings(ListenerProperties properties, LogProperties log, ServerSecurity security) {
		String host = properties.host();
		Integer port = properties.port();
		return new ServerSettings((host != null && !host.isBlank()) ? host : log.socket().host(),
				(port != null) ? port : log.socket().port(), 0, limits(properties), records(properties, log), security,
				properties.shutdownTimeout());
	}

	private static RecordLimits records(ListenerProperties properties, LogProperties log) {
		return new RecordLimits((int) properties.maxRecordSize().toBytes(), properties.maxNesting(),
				properties.maxFields(),
				(log.retention() > 0) ? Duration.ofDays(log.retention()) : RecordLimits.defaults().age());
	}

	private static ConnectionLimits limits(ListenerProperties properties) {
		ConnectionLimits usual = ConnectionLimits.defaults();
		Integer perAddress = properties.maxConnectionsPerAddress();
		return new ConnectionLimits(properties.maxConnections(),
				(perAddress != null) ? perAddress : properties.maxConnections(),
				(int) properties.maxMessageSize().toBytes(), usual.pendingBytesPerConnection(),
				properties.maxPending().toBytes(), properties.maxUnfinished().toBytes(), properties.messageTimeout(),
				properties.firstByteTimeout(), properties.acknowledgementTimeout());
	}

	@Bean
	ListenerHealthIndicator logListenerHealthIndicator(ServerLifecycle server, ListenerStore store,
			ListenerProperties properties) {
		return new ListenerHealthIndicator(server, store.store(), store.tree().root(), properties.minFreeSpace());
	}

	@Bean
	ListenerMetrics logListenerMetrics(ServerLifecycle server, ListenerStore store, WatchedStore watched) {
		return new ListenerMetrics(server, store, watched);
	}

	@Bean
	StreamsEndpoint logListenerStreamsEndpoint(WatchedStore watched) {
		return new StreamsEndpoint(watched);
	}

}
