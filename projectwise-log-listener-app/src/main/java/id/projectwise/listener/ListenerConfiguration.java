package id.projectwise.listener;

import id.projectwise.listener.server.ConnectionLimits;
import id.projectwise.listener.server.ServerSettings;
import id.projectwise.logging.autoconfigure.LogProperties;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The parts of the listener on top of the {@linkplain ListenerSinkProvider store}, which
 * is there long before.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ListenerProperties.class)
class ListenerConfiguration {

	@Bean(destroyMethod = "")
	ListenerStore listenerStore() {
		return ListenerSinkProvider.current();
	}

	@Bean
	ServerLifecycle serverLifecycle(ListenerProperties properties, LogProperties log, ListenerStore store) {
		return new ServerLifecycle(settings(properties, log), store.store(), store.reports());
	}

	private static ServerSettings settings(ListenerProperties properties, LogProperties log) {
		String host = properties.host();
		Integer port = properties.port();
		return new ServerSettings((host != null && !host.isBlank()) ? host : log.socket().host(),
				(port != null) ? port : log.socket().port(), 0, limits(properties), properties.shutdownTimeout());
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
	ListenerMetrics logListenerMetrics(ServerLifecycle server, ListenerStore store) {
		return new ListenerMetrics(server, store.store(), store.tree().root());
	}

	@Bean
	TreeMetrics logListenerTreeMetrics(ListenerStore store) {
		return new TreeMetrics(store.tree(), store.reports());
	}

}
