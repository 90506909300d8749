package id.projectwise.logging.autoconfigure;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for restarts as spring-boot-devtools does them: the classes of the application
 * and of this library come from a new class loader each time, Spring and Logback stay.
 */
@ExtendWith(OutputCaptureExtension.class)
class RestartTests {

	@RegisterExtension
	private final Applications applications = new Applications();

	@TempDir
	Path root;

	@Test
	@EnabledIfSystemProperty(named = "devtools.jar", matches = ".+", disabledReason = "the build tells where it is")
	void writesEachLineOnceAfterRestartsByDevtools() throws Exception {
		ForkedJvm jvm = ForkedJvm.runWithDevtools(this.root, DevtoolsMain.class, "--PROJECT_ROOT=" + this.root,
				"--log.format=%(message)s");
		assertThat(Applications.lines(this.root, "orders")).as(jvm.err())
			.containsExactly("start 1 by RestartClassLoader", "start 2 by RestartClassLoader",
					"start 3 by RestartClassLoader");
		assertThat(jvm.out().lines().filter((line) -> line.startsWith("start "))).hasSize(3);
		assertThat(jvm.err()).isEmpty();
	}

	@Test
	void writesEachLineOnceAfterRestarts(CapturedOutput output) throws Exception {
		for (int i = 0; i < 3; i++) {
			ConfigurableApplicationContext context = start();
			LoggerFactory.getLogger("com.acme.orders").info("start " + i);
			context.close();
		}
		assertOnce(output, "start 0", "start 1", "start 2");
	}

	@Test
	void writesEachLineOnceWhenTheFirstApplicationLives(CapturedOutput output) throws Exception {
		ConfigurableApplicationContext first = start();
		ConfigurableApplicationContext second = start();
		try {
			LoggerFactory.getLogger("com.acme.orders").info("both");
			first.close();
			((ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory()).reset();
			LoggerFactory.getLogger("com.acme.orders").info("one");
		}
		finally {
			second.close();
		}
		assertOnce(output, "both", "one");
	}

	private void assertOnce(CapturedOutput output, String... messages) {
		assertThat(Applications.lines(this.root, "orders")).containsExactly(messages);
		for (String message : messages) {
			assertThat(output.getOut().lines()).containsOnlyOnce(message);
		}
	}

	@SuppressWarnings("unchecked")
	private ConfigurableApplicationContext start() throws Exception {
		ClassLoader loader = new RestartingClassLoader();
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(loader);
		try {
			Class<?> main = Class.forName(Main.class.getName(), true, loader);
			assertThat(main).isNotSameAs(Main.class);
			var application = (BiFunction<Path, String, ConfigurableApplicationContext>) main.getConstructor()
				.newInstance();
			return application.apply(this.root, "--log.format=%(message)s");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/**
	 * The application.
	 */
	public static final class Main implements BiFunction<Path, String, ConfigurableApplicationContext> {

		@Override
		public ConfigurableApplicationContext apply(Path root, String argument) {
			SpringApplicationBuilder builder = Applications.builder();
			return builder.run("--PROJECT_ROOT=" + root, argument);
		}

	}

	private static final class RestartingClassLoader extends URLClassLoader {

		RestartingClassLoader() {
			super(List.of(LogInstaller.class, RestartTests.class)
				.stream()
				.map((type) -> type.getProtectionDomain().getCodeSource().getLocation())
				.toArray(URL[]::new), RestartTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				if (!name.startsWith("id.projectwise.")) {
					return super.loadClass(name, resolve);
				}
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : findClass(name);
			}
		}

	}

}
