package id.projectwise.logging.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link StartupClasses}.
 */
class StartupClassesTests {

	private static final List<String> NAMES = StartupClasses.NAMES;

	@ParameterizedTest
	@FieldSource("NAMES")
	void namesClassesThatExist(String name) throws Exception {
		assertThat(Class.forName("id.projectwise.logging." + name)).isNotNull();
	}

	@Test
	void takesNoHarmFromAClassThatDoesNotExist() {
		assertThatNoException().isThrownBy(() -> StartupClasses.load("nothing.There"));
	}

}
