package id.projectwise.logging.autoconfigure;

import java.io.Console;
import java.lang.reflect.Method;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Whether somebody looks at the process.
 */
final class Terminal {

	private Terminal() {
	}

	/**
	 * Whether standard input and output are a terminal. Since Java 22 there may be a
	 * console without one.
	 */
	static boolean isAttached() {
		Console console = System.console();
		if (console == null) {
			return false;
		}
		Method isTerminal = ClassUtils.getMethodIfAvailable(Console.class, "isTerminal");
		return isTerminal == null || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(isTerminal, console));
	}

}
