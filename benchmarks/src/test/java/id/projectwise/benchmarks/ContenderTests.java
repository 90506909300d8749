package id.projectwise.benchmarks;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContenderTests {

	@ParameterizedTest
	@EnumSource
	void hasTheConfigurationItNames(Contender contender) {
		assertThat(contender.settings().values()).filteredOn((value) -> value.endsWith(".xml"))
			.allSatisfy((value) -> assertThat(getClass().getClassLoader().getResource(value)).isNotNull());
	}

	@ParameterizedTest
	@EnumSource
	void comparesEveryOutputWithARivalThatWritesToIt(Output output) {
		assertThat(Contender.references(output)).isNotEmpty().allMatch((rival) -> rival.writesTo(output));
	}

}
