package id.projectwise.listener;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.projectwise.listener.ListenerProperties.ClientAuth;
import id.projectwise.listener.route.MemoryStore;
import id.projectwise.listener.server.AddressRanges;
import id.projectwise.listener.server.LogServer;
import id.projectwise.listener.server.ServerListener;
import id.projectwise.listener.server.ServerSecurity;
import id.projectwise.listener.server.ServerSettings;
import id.projectwise.logging.autoconfigure.LogConfigurationException;
import id.projectwise.logging.protocol.Ack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class TlsEnginesTests {

	@TempDir
	private static Path directory;

	private static TestCertificate before;

	private static TestCertificate after;

	private final StandardEnvironment environment = new StandardEnvironment();

	private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

	private final Logger logger = (Logger) LoggerFactory.getLogger(LogListenerApplication.class);

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final Reports reports = new Reports();

	@BeforeAll
	static void makeCertificates() throws Exception {
		before = TestCertificate.create(directory, "CN=before", "ip:127.0.0.1");
		after = TestCertificate.create(directory, "CN=after", "ip:127.0.0.1");
	}

	@BeforeEach
	void prepare() {
		this.appender.start();
		this.logger.addAppender(this.appender);
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("log.listener.ssl.bundle", "logs")));
		ConfigurationPropertySources.attach(this.environment);
	}

	@AfterEach
	void detach() {
		this.reports.close();
		this.logger.detachAppender(this.appender);
	}

	@Test
	void usesAnUpdatedCertificateForNewConnectionsWhileOldOnesGoOn() throws Exception {
		this.bundles.registerBundle("logs", bundle(before.store(), null));
		try (LogServer server = start(); SSLSocket old = connect(server, before)) {
			assertThat(delivers(old)).isTrue();
			this.bundles.updateBundle("logs", bundle(after.store(), null));
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> connect(server, before));
			try (SSLSocket late = connect(server, after)) {
				assertThat(delivers(late)).isTrue();
				assertThat(delivers(old)).isTrue();
			}
		}
		assertThat(texts()).singleElement().asString().contains("'logs' was updated: new connections use it");
	}

	@Test
	void keepsTheCertificateIfTheNewOneCannotBeUsed() throws Exception {
		this.bundles.registerBundle("logs", bundle(before.store(), null));
		try (LogServer server = start()) {
			this.bundles.updateBundle("logs", bundle(null, null));
			try (SSLSocket late = connect(server, before)) {
				assertThat(delivers(late)).isTrue();
			}
		}
		assertThat(texts()).singleElement()
			.asString()
			.contains("cannot be used", "no certificate", "New connections use the one before");
	}

	@Test
	void keepsToTheOptionsOfTheBundle() {
		this.bundles.registerBundle("logs", SslBundle.of(
				SslStoreBundle.of(before.store(), TestCertificate.PASSWORD, before.store()), null,
				SslOptions.of(new String[] { "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384" }, new String[] { "TLSv1.2" })));
		TlsEngines engines = open(ClientAuth.NEED);
		assertThat(engines.get().getEnabledProtocols()).containsExactly("TLSv1.2");
		assertThat(engines.get().getEnabledCipherSuites()).containsExactly("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
		assertThat(engines.get().getNeedClientAuth()).isTrue();
		assertThat(engines.get().getUseClientMode()).isFalse();
	}

	@Test
	void refusesUnknownBundleAndTellsTheKnownOnes() {
		this.bundles.registerBundle("web", bundle(before.store(), null));
		assertThatExceptionOfType(LogConfigurationException.class).isThrownBy(() -> open(ClientAuth.NONE))
			.withMessageContaining("log.listener.ssl.bundle")
			.withMessageContaining("There is no such SSL bundle; there are: [web]");
	}

	@Test
	void refusesBundleWithoutACertificateOfItsOwn() {
		this.bundles.registerBundle("logs", bundle(null, before.store()));
		assertThatExceptionOfType(LogConfigurationException.class).isThrownBy(() -> open(ClientAuth.NONE))
			.withMessageContaining("no certificate for this listener");
	}

	@Test
	void refusesToTakeCertificatesOfEveryPublicAuthority() {
		this.bundles.registerBundle("logs", bundle(before.store(), null));
		assertThatExceptionOfType(LogConfigurationException.class).isThrownBy(() -> open(ClientAuth.NEED))
			.withMessageContaining("truststore");
	}

	private TlsEngines open(ClientAuth clientAuth) {
		return TlsEngines.open(this.bundles, "logs", clientAuth, this.environment, this.reports);
	}

	private LogServer start() throws IOException {
		ServerSettings usual = ServerSettings.of("127.0.0.1", 0);
		ServerSecurity security = new ServerSecurity(AddressRanges.of(List.of()), open(ClientAuth.NONE), null, "");
		return LogServer.start(new ServerSettings(usual.host(), usual.port(), 1, usual.limits(), usual.records(),
				security, usual.stopTimeout()), new MemoryStore(), new ServerListener() {
				});
	}

	private static SSLSocket connect(LogServer server, TestCertificate trusted) throws Exception {
		SSLContext context = TestCertificate.anonymous(trusted);
		Socket socket = new Socket("127.0.0.1", server.address().getPort());
		SSLSocket encrypted = (SSLSocket) context.getSocketFactory()
			.createSocket(socket, "127.0.0.1", socket.getPort(), true);
		encrypted.startHandshake();
		return encrypted;
	}

	private static boolean delivers(SSLSocket socket) throws IOException {
		socket.getOutputStream().write(ForwardBytes.message("tag", "a", "hello", "chunk"));
		return Ack.read(socket.getInputStream()).chunk().equals("chunk");
	}

	private static SslBundle bundle(KeyStore keys, KeyStore trusted) {
		return SslBundle.of(SslStoreBundle.of(keys, TestCertificate.PASSWORD, trusted));
	}

	private List<String> texts() {
		this.reports.close();
		return this.appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

}
