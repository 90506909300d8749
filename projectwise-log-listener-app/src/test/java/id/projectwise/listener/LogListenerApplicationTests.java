package id.projectwise.listener;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
class LogListenerApplicationTests {

	@Autowired
	private ApplicationContext context;

	@Test
	void starts() {
		assertThat(this.context.getBean(LogListenerApplication.class)).isNotNull();
	}

}
