package id.projectwise.benchmarks;

import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModuleDiscriminatorTests {

	@Test
	void takesTheLastSegment() {
		LoggingEvent event = new LoggingEvent();
		event.setLoggerName("com.acme.shop.orders");
		assertThat(new ModuleDiscriminator().getDiscriminatingValue(event)).isEqualTo("orders");
	}

}
