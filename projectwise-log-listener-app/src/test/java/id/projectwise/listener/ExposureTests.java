package id.projectwise.listener;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.projectwise.listener.server.AddressRanges;
import id.projectwise.listener.server.ServerSecurity;
import id.projectwise.logging.protocol.SharedKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class ExposureTests {

	private static final InetSocketAddress OPEN = new InetSocketAddress("0.0.0.0", 9020);

	private static final SharedKey KEY = SharedKey.of("open sesame");

	private final Logger logger = (Logger) LoggerFactory.getLogger(LogListenerApplication.class);

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final Reports reports = new Reports();

	@BeforeEach
	void attach() {
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void detach() {
		this.logger.detachAppender(this.appender);
	}

	@Test
	void warnsOfWhatIsOpenToEverybody() {
		ILoggingEvent warning = told(ServerSecurity.NONE);
		assertThat(warning.getLevel()).isEqualTo(Level.WARN);
		assertThat(warning.getFormattedMessage()).contains("can write records", "can read and change them",
				"log.listener.ssl.client-auth=need", "LOG_LISTENER_SHARED_KEY", "LOG_LISTENER_ALLOWED");
	}

	@Test
	void warnsOfTlsThatAnybodyMaySpeak() throws Exception {
		ILoggingEvent warning = told(security(engines(false), null));
		assertThat(warning.getLevel()).isEqualTo(Level.WARN);
		assertThat(warning.getFormattedMessage()).contains("can write records").doesNotContain("can read");
	}

	@Test
	void saysWhatRemainsWithoutEncryption() {
		for (ServerSecurity security : List.of(security(null, KEY),
				new ServerSecurity(AddressRanges.of(List.of("10.0.0.0/8")), null, null, ""))) {
			ILoggingEvent notice = told(security);
			assertThat(notice.getLevel()).isEqualTo(Level.INFO);
			assertThat(notice.getFormattedMessage()).contains("not encrypted", "can read and change them",
					"log.listener.ssl.bundle");
		}
	}

	@Test
	void saysNothingWhereNothingIsOpen() throws Exception {
		new Exposure(ServerSecurity.NONE).tell(new InetSocketAddress("127.0.0.1", 9020), this.reports);
		new Exposure(security(engines(true), null)).tell(OPEN, this.reports);
		new Exposure(security(engines(false), KEY)).tell(OPEN, this.reports);
		this.reports.close();
		assertThat(this.appender.list).isEmpty();
	}

	private ILoggingEvent told(ServerSecurity security) {
		this.appender.list.clear();
		Reports own = new Reports();
		new Exposure(security).tell(OPEN, own);
		own.close();
		assertThat(this.appender.list).hasSize(1);
		return this.appender.list.get(0);
	}

	private static ServerSecurity security(Supplier<SSLEngine> engines, SharedKey key) {
		return new ServerSecurity(AddressRanges.of(List.of()), engines, key, "listener");
	}

	private static Supplier<SSLEngine> engines(boolean needsCertificate) throws Exception {
		SSLContext context = SSLContext.getDefault();
		return () -> {
			SSLEngine engine = context.createSSLEngine();
			engine.setUseClientMode(false);
			engine.setNeedClientAuth(needsCertificate);
			return engine;
		};
	}

}
