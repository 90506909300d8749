package id.projectwise.listener.chaos;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promise of exactly once, by real processes. The properties {@code chaos.seconds},
 * {@code chaos.kills}, {@code chaos.workers} and {@code chaos.seed} make the run longer
 * or repeat one.
 */
class ChaosTests {

	@TempDir
	private Path directory;

	@Test
	void writesEveryRecordOnceAndInOrderWhateverIsKilled() throws Exception {
		long seed = Long.getLong("chaos.seed", System.nanoTime());
		int kills = Integer.getInteger("chaos.kills", 20);
		ChaosResult result = new ChaosRun(this.directory, seed, Integer.getInteger("chaos.workers", 3))
			.run(Duration.ofSeconds(Integer.getInteger("chaos.seconds", 40)), kills);
		System.out.println("chaos.seed=" + seed + "\n" + result.table());
		assertThat(result.workerKills() + result.listenerKills()).as(result::table).isGreaterThanOrEqualTo(kills);
		assertThat(result.logged()).as(result::table).isPositive();
		assertThat(result.lost()).as(result::table).isZero();
		assertThat(result.repeated()).as(result::table).isZero();
		assertThat(result.disordered()).as(result::table).isZero();
		assertThat(result.strange()).as(result::table).isZero();
	}

}
