package id.projectwise.logging.format;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link PythonComparisonTests} has many more numbers.
 */
class FloatTextTests {

	@ParameterizedTest
	@CsvSource({ "0.5, f, 0, false, 0", "1.5, f, 0, false, 2", "2.5, f, 0, false, 2", "2.5, f, 0, true, 2.",
			"0.125, f, 2, false, 0.12", "1.005, f, 2, false, 1.00", "-0.04, f, 1, false, -0.0",
			"1709164799.007, f, 6, false, 1709164799.007000", "0, e, 2, false, 0.00e+00",
			"12345, e, 2, false, 1.23e+04", "9.99e-5, E, 0, false, 1E-04", "9.99e-5, e, 0, true, 1.e-04",
			"100000, g, 6, false, 100000", "1000000, g, 6, false, 1e+06", "1000000, G, 6, true, 1.00000E+06",
			"0.0001, g, 6, false, 0.0001", "0.00001, g, 6, false, 1e-05", "123, g, 0, false, 1e+02",
			"0.5, g, 3, true, 0.500", "0, g, 3, false, 0" })
	void writesNumbersAsC(double value, char type, int precision, boolean alternate, String expected) {
		assertThat(FloatText.format(value, type, precision, alternate)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0.0", "-0.0, -0.0", "123, 123.0", "0.1, 0.1", "1709164799.007654, 1709164799.007654",
			"1.7091647990000002E9, 1709164799.0000002", "0.0001, 0.0001", "0.00001, 1e-05", "1e15, 1000000000000000.0",
			"1e16, 1e+16", "2e-44, 2e-44", "-12.5, -12.5", "1.2345e300, 1.2345e+300" })
	void writesTheFewestDigits(double value, String expected) {
		assertThat(FloatText.shortest(value)).isEqualTo(expected);
	}

}
