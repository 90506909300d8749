package id.projectwise.logging.file;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;

/**
 * Loads everything once more, as another application in the same server does.
 */
final class OtherClassLoader extends URLClassLoader {

	OtherClassLoader() {
		super(Stream.of(TreeUse.class, OtherClassLoader.class)
			.map((type) -> type.getProtectionDomain().getCodeSource().getLocation())
			.toArray(URL[]::new), getPlatformClassLoader());
	}

	/** Call a static method of its own copy of a class. */
	Object call(Class<?> type, String name, Object... arguments) throws Exception {
		for (Method method : loadClass(type.getName()).getDeclaredMethods()) {
			if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
				method.setAccessible(true);
				return method.invoke(null, arguments);
			}
		}
		throw new NoSuchMethodException(name);
	}

}
