package id.projectwise.listener;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import id.projectwise.listener.ListenerProperties.ClientAuth;
import id.projectwise.listener.route.SyncPolicy;
import id.projectwise.logging.autoconfigure.LogConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ListenerPropertiesBinderTests {

	@Test
	void hasDefaults() {
		ListenerProperties properties = ListenerPropertiesBinder.bind(new StandardEnvironment());
		assertThat(properties.host()).isNull();
		assertThat(properties.port()).isNull();
		assertThat(properties.sync()).isEqualTo(SyncPolicy.NEVER);
		assertThat(properties.streamExpiry()).isEqualTo(Duration.ofDays(30));
		assertThat(properties.maxConnections()).isEqualTo(20_000);
		assertThat(properties.maxRecordSize()).isEqualTo(DataSize.ofMegabytes(1));
		assertThat(properties.maxNesting()).isEqualTo(32);
		assertThat(properties.maxFields()).isEqualTo(512);
		assertThat(properties.minFreeSpace()).isEqualTo(DataSize.ofMegabytes(100));
	}

	@Test
	void readsEnvironmentVariables() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace("systemEnvironment",
					new SystemEnvironmentPropertySource("systemEnvironment",
							Map.of("LOG_LISTENER_HOST", "0.0.0.0", "LOG_LISTENER_SYNC", "Always",
									"LOG_LISTENER_MAX_CONNECTIONS", "12", "LOG_LISTENER_STREAM_EXPIRY", "7d")));
		ListenerProperties properties = ListenerPropertiesBinder.bind(environment);
		assertThat(properties.host()).isEqualTo("0.0.0.0");
		assertThat(properties.sync()).isEqualTo(SyncPolicy.ALWAYS);
		assertThat(properties.maxConnections()).isEqualTo(12);
		assertThat(properties.streamExpiry()).isEqualTo(Duration.ofDays(7));
	}

	@ParameterizedTest
	@CsvSource({ "port", "sync", "sync-interval", "max-connections", "max-connections-per-address", "max-pending",
			"shutdown-timeout" })
	void takesEmptyForUnset(String name) {
		assertThat(bind(name, "")).isEqualTo(ListenerPropertiesBinder.bind(new StandardEnvironment()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "${NOT_SET:}" })
	void letsASourceBelowDecideWhereOneIsEmpty(String empty) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource(".env", Map.of("log.listener.shared-key", "secret", "log.listener.allowed",
					"10.0.0.0/8", "log.listener.ssl.bundle", "logs")));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("compose", Map.of("log.listener.shared-key", empty, "log.listener.allowed",
					empty, "log.listener.ssl.bundle", empty, "log.listener.port", empty)));
		ConfigurationPropertySources.attach(environment);
		ListenerProperties properties = ListenerPropertiesBinder.bind(environment);
		assertThat(properties.sharedKey()).isEqualTo("secret");
		assertThat(properties.allowed()).containsExactly("10.0.0.0/8");
		assertThat(properties.ssl().bundle()).isEqualTo("logs");
		assertThat(properties.port()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "port|70000|a port from 0 to 65535", "port|smtp|a port from 0 to 65535",
					"sync|sometimes|one of never, interval, always", "sync-interval|1ms|a duration such as",
					"sync-interval|soon|a duration such as", "stream-expiry|1s|at least 1m", "max-streams|0|at least 1",
					"max-connections|-1|at least 1", "max-connections-per-address|0|at least 1",
					"max-message-size|3GB|a size from 2MB to 1GB", "max-pending|1KB|a size from 2MB to 1GB",
					"max-record-size|2GB|a size from 1KB to 16MB", "max-record-size|10B|a size from 1KB to 16MB",
					"max-nesting|0|from 1 to 1000", "max-nesting|1001|from 1 to 1000", "max-fields|0|at least 1",
					"max-unfinished|much|a size from 2MB to 1GB", "message-timeout|0s|at least 1s",
					"first-byte-timeout|never|at least 1s", "acknowledgement-timeout|1ms|at least 1s",
					"allowed|localhost|such as 10.0.0.0/8", "ssl.client-auth|want|one of none, need",
					"ssl.client-auth|need|also needs log.listener.ssl.bundle", "shutdown-timeout|-5s|at least 0s",
					"min-free-space|-1MB|a size such as 100MB" })
	void refusesWhatCannotBe(String name, String value, String allowed) {
		assertThatExceptionOfType(LogConfigurationException.class).isThrownBy(() -> bind(name, value))
			.withMessageContaining("log.listener." + name)
			.withMessageContaining("It must be")
			.withMessageContaining(allowed);
	}

	@Test
	void readsWhatSecuresIt() {
		ListenerProperties properties = bind("allowed", "10.0.0.0/8, ::1");
		assertThat(properties.allowed()).containsExactly("10.0.0.0/8", "::1");
		assertThat(properties.ssl()).isEqualTo(new ListenerProperties.Ssl(null, ClientAuth.NONE));
		assertThat(bind("shared-key", "secret").sharedKey()).isEqualTo("secret");
		assertThat(bind("ssl.bundle", "logs").ssl().bundle()).isEqualTo("logs");
		assertThat(bind("allowed", "").allowed()).isEmpty();
	}

	@Test
	void namesTheElementThatIsNoAddress() {
		assertThatExceptionOfType(LogConfigurationException.class)
			.isThrownBy(() -> bind(Map.of("log.listener.allowed[0]", "::1", "log.listener.allowed[1]", "10.0.0.1/8")))
			.withMessageContaining("log.listener.allowed[1]: It must be addresses; '10.0.0.1/8' has bits behind");
	}

	@Test
	void everyNumberHasARule() {
		for (RecordComponent component : ListenerProperties.class.getRecordComponents()) {
			String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			if (component.getType() != String.class) {
				assertThatExceptionOfType(LogConfigurationException.class).isThrownBy(() -> bind(name, "nonsense"));
			}
		}
	}

	private static ListenerProperties bind(String name, String value) {
		return bind(Map.of("log.listener." + name, value));
	}

	private static ListenerProperties bind(Map<String, Object> settings) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
		ConfigurationPropertySources.attach(environment);
		return ListenerPropertiesBinder.bind(environment);
	}

}
