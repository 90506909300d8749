package id.projectwise.logging.format;

import org.jspecify.annotations.Nullable;

/**
 * A value for Python's {@code %} operator.
 */
public interface PercentArgument {

	/**
	 * Return what Python's {@code str} makes of the value.
	 * @return the text, untrusted
	 */
	String str();

	/**
	 * Return what Python's {@code repr} makes of the value.
	 * @return the text, untrusted
	 */
	String repr();

	/**
	 * Return the value if it is a number.
	 * @return a {@code Long}, a {@code Double} or {@code null}
	 */
	@Nullable Number number();

}
