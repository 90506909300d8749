package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications in processes of their own.
 */
class ProcessTests {

	private static final List<String> LATIN = List.of("-Dfile.encoding=ISO-8859-1", "-Dstdout.encoding=ISO-8859-1",
			"-Dsun.stdout.encoding=ISO-8859-1");

	@TempDir
	Path root;

	@Test
	void leavesAllLinesWholeInUtf8OnStandardOutputAndInFilesUpToTheLast() throws Exception {
		ForkedJvm jvm = ForkedJvm.run(this.root, ProcessMain.class, LATIN, "--PROJECT_ROOT=" + this.root,
				"--spring.main.banner-mode=off", "--log.format=%(levelname)s %(name)s: %(message)s");
		assertThat(jvm.exitCode()).isEqualTo(3);
		assertThat(jvm.err()).isEmpty();
		assertThat(jvm.out()).doesNotContain("\u001B");
		List<String> lines = Applications.lines(this.root, "orders");
		assertThat(lines.subList(0, lines.size() - 3)).hasSize(ProcessMain.THREADS * ProcessMain.LINES)
			.doesNotHaveDuplicates()
			.allMatch((line) -> line.matches("INFO com.acme.orders: thread \\d line \\d+ Grüße 日本 😀"));
		assertThat(lines.subList(lines.size() - 3, lines.size())).containsExactly(
				"WARNING com.acme.orders: last line of main", "INFO com.acme.orders: last words of a bean",
				"INFO com.acme.orders: shutdown handler");
		assertThat(jvm.out().lines().filter((line) -> line.contains("com.acme.orders:")))
			.containsExactlyInAnyOrderElementsOf(lines);
		assertThat(Applications.lines(this.root, "ProcessMain")).first().asString().contains("Starting ProcessMain");
	}

	@Test
	void endsWithAnExitCodeAndAnAnalysisOnStandardError() throws Exception {
		ForkedJvm jvm = ForkedJvm.run(this.root, ProcessMain.class, List.of("-Dlog.mode=nope"),
				"--PROJECT_ROOT=" + this.root, "--log.console=false", "--spring.main.banner-mode=off");
		assertThat(jvm.exitCode()).isEqualTo(1);
		assertThat(jvm.err()).contains("APPLICATION FAILED TO START", "Property: log.mode", "Value: \"nope\"",
				"Origin: \"log.mode\" from property source \"systemProperties\"", "one of file, stdout, socket");
		assertThat(jvm.out()).isEmpty();
	}

}
