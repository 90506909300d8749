package id.projectwise.logging.autoconfigure;

import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Origins}.
 */
class OriginsTests {

	private final FakeEnvironment environment = new FakeEnvironment().variable("HOSTNAME", "c0ffee")
		.yml("spring.application.name", "shop");

	@Test
	void tellsReplicasApartByHostAndProcess() {
		long pid = ProcessHandle.current().pid();
		Origin origin = Origins.of(this.environment);
		assertThat(origin.service()).isEqualTo("shop");
		assertThat(origin.host()).isEqualTo("c0ffee");
		assertThat(origin.instance()).isEqualTo("c0ffee:" + pid);
		assertThat(origin.processId()).isEqualTo(pid);
		assertThat(origin.startEpochMillis()).isPositive();
	}

	@Test
	void asksForTheHostOnlyWhereItIsShown() {
		assertThat(Origins.of(this.environment, "%(message)s").host()).isEmpty();
		assertThat(Origins.of(this.environment, "%(instance)s").host()).isEqualTo("c0ffee");
		assertThat(Origins.of(this.environment, "%(host)s").host()).isEqualTo("c0ffee");
	}

	@Test
	void findsSomeNameOfTheHost() {
		assertThat(Origins.of(new FakeEnvironment()).host()).isNotBlank();
		assertThat(Origins.of(new FakeEnvironment()).service()).isEqualTo("application");
	}

}
