package id.projectwise.listener.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import id.projectwise.listener.ForwardBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every decoder under coverage-guided fuzzing: shortly in each build, and with
 * {@code -Dfuzz.seconds=300} so long for each target. Inputs that were once a problem are
 * among the seeds.
 */
class FuzzTests {

	private static final String SECONDS = "fuzz.seconds";

	private static final String DECODERS = "id.projectwise.logging.**:id.projectwise.listener.codec.**";

	private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz");

	private static final Path WORK = Path.of("target", "fuzz");

	private static final int EXECUTIONS = 10_000;

	private static final long PATIENCE_SECONDS = 300;

	@ParameterizedTest
	@EnumSource
	@Timeout(60)
	void seedsHold(FuzzTarget target) throws IOException {
		List<Path> seeds = seeds(target);
		assertThat(seeds).isNotEmpty();
		for (Path seed : seeds) {
			target.run(Files.readAllBytes(seed));
		}
	}

	@Test
	void whatIsMadeOfSeedsHolds(@TempDir Path seeds) throws Exception {
		assumeJazzer();
		for (FuzzTarget target : FuzzTarget.values()) {
			for (Path seed : seeds(target)) {
				Files.write(seeds.resolve(target.folder() + "-" + seed.getFileName()),
						ForwardBytes.join(ForwardBytes.bytes(target.ordinal()), Files.readAllBytes(seed)));
			}
		}
		Jazzer.Result result = new Jazzer(WORK.resolve("all"), DECODERS).with("-XX:TieredStopAtLevel=1")
			.corpus(seeds)
			.run(Fuzzer.class, List.of("-runs=" + EXECUTIONS, "-seed=1"), PATIENCE_SECONDS);
		System.out.println("Fuzzing: " + result.figures());
		assertThat(result.exitCode()).as(result::finding).isZero();
	}

	@Test
	void whatDoesNotHoldIsFound(@TempDir Path directory) throws Exception {
		assumeJazzer();
		Jazzer.Result result = new Jazzer(directory, Trap.class.getName()).with("-XX:TieredStopAtLevel=1")
			.run(Trap.class, List.of("-runs=1000000", "-seed=1"), PATIENCE_SECONDS);
		assertThat(result.exitCode()).as(result::finding).isNotZero();
		assertThat(result.finding()).contains("In the trap");
	}

	@ParameterizedTest
	@EnumSource
	@EnabledIfSystemProperty(named = SECONDS, matches = "[0-9]+")
	void whatIsMadeForLongHolds(FuzzTarget target) throws Exception {
		assumeJazzer();
		String only = System.getProperty(Fuzzer.TARGET);
		assumeTrue(only == null || only.equals(target.name()), "SKIPPED: " + Fuzzer.TARGET + " is " + only);
		long seconds = Long.parseLong(System.getProperty(SECONDS));
		Path directory = WORK.resolve(target.folder());
		Jazzer.Result result = new Jazzer(directory, DECODERS).with("-D" + Fuzzer.TARGET + "=" + target)
			.corpus(Files.createDirectories(directory.resolve("corpus")))
			.corpus(SEEDS.resolve(target.folder()))
			.run(Fuzzer.class, List.of("-max_total_time=" + seconds), seconds + PATIENCE_SECONDS);
		System.out.println("Fuzzing " + target + ": " + result.figures());
		assertThat(result.exitCode()).as(result::finding).isZero();
	}

	private static void assumeJazzer() {
		String missing = Jazzer.missingPlatform();
		assumeTrue(missing == null, "SKIPPED: Jazzer has no native code for " + missing);
	}

	private static List<Path> seeds(FuzzTarget target) {
		try (Stream<Path> files = Files.list(SEEDS.resolve(target.folder()))) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Found only by someone who looks which way the code takes.
	 */
	public static final class Trap {

		private Trap() {
		}

		/**
		 * Called by Jazzer for each input.
		 */
		public static void fuzzerTestOneInput(byte[] data) {
			if (data.length > 2 && data[0] == 't' && data[1] == 'r' && data[2] == 'p') {
				throw new IllegalStateException("In the trap");
			}
		}

	}

}
