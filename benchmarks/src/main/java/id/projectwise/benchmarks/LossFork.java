package id.projectwise.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * One case for one contender, in processes and a directory of their own, which are gone
 * afterwards.
 */
final class LossFork {

	private static final long DOWN_MILLIS = 5000;

	private static final int END_SECONDS = 30;

	private final Contender contender;

	private final LossCase lossCase;

	private final Path directory;

	LossFork(Contender contender, LossCase lossCase) throws IOException {
		this.contender = contender;
		this.lossCase = lossCase;
		this.directory = Files.createTempDirectory(JavaProcess.TARGET, "run-");
	}

	/**
	 * Run it.
	 * @return what was lost
	 */
	Loss run() throws IOException, InterruptedException {
		try (Collector collector = Collector.of(this.contender, this.directory)) {
			collector.start();
			Process producer = producer(collector.port(), this.lossCase.records());
			if (!this.lossCase.killsProducer()) {
				disturb(collector);
			}
			awaitDone(producer);
			if (this.lossCase.killsProducer()) {
				producer.destroyForcibly().waitFor();
				// What was on the disk is sent by whoever comes next.
				Process next = producer(collector.port(), 0);
				awaitDone(next);
				end(next);
			}
			else {
				end(producer);
			}
			return Loss.of(collector.await(this.lossCase.records()));
		}
		finally {
			FileSystemUtils.deleteRecursively(this.directory);
		}
	}

	private Process producer(int port, int records) throws IOException {
		List<String> command = Stream
			.of(JavaProcess.tool("java"), "-Xmx512m", "-D" + Variant.PORT + "=" + port, "-cp",
					JavaProcess.classPath(this.contender.library()), NumberedProcess.class.getName(),
					this.contender.name(), this.directory, records, this.lossCase.perSecond())
			.map(Object::toString)
			.toList();
		return new ProcessBuilder(command)
			.redirectError(ProcessBuilder.Redirect.appendTo(this.directory.resolve("producer.txt").toFile()))
			.start();
	}

	private void disturb(Collector collector) throws IOException, InterruptedException {
		Thread.sleep(TimeUnit.SECONDS.toMillis(this.lossCase.records() / this.lossCase.perSecond() / 2));
		if (this.lossCase == LossCase.SINK_DOWN) {
			collector.stop();
			Thread.sleep(DOWN_MILLIS);
		}
		else {
			collector.kill();
		}
		collector.start();
	}

	private void awaitDone(Process producer) throws IOException {
		BufferedReader out = new BufferedReader(
				new java.io.InputStreamReader(producer.getInputStream(), StandardCharsets.UTF_8));
		for (String line = out.readLine(); !NumberedProcess.DONE.equals(line); line = out.readLine()) {
			if (line == null) {
				throw new IllegalStateException(this.contender + " failed:\n"
						+ Files.readString(this.directory.resolve("producer.txt"), StandardCharsets.UTF_8));
			}
		}
	}

	private static void end(Process producer) throws IOException, InterruptedException {
		producer.getOutputStream().write('\n');
		producer.getOutputStream().flush();
		if (!producer.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
			producer.destroyForcibly().waitFor();
		}
	}

	/**
	 * What became of the records whose call had returned.
	 *
	 * @param lost how many did not arrive
	 * @param repeated how many arrived once more than they should, each time counted
	 */
	record Loss(int lost, int repeated) {

		static Loss of(int[] times) {
			return new Loss((int) Arrays.stream(times).filter((count) -> count == 0).count(),
					Arrays.stream(times).map((count) -> Math.max(0, count - 1)).sum());
		}

	}

}
