package id.projectwise.logging.autoconfigure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Terminal}.
 */
class TerminalTests {

	@Test
	void isNotAttachedToAProcessThatABuildStarted() {
		assertThat(Terminal.isAttached()).isFalse();
	}

}
