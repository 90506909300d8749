package id.projectwise.listener.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is in the files: the numbers of each run, those that are there more than once, and
 * those that are not in the order in which they were logged.
 */
final class Harvest {

	private static final Pattern RECORD = Pattern.compile("run=(\\S+) n=(\\d+)");

	private final Map<String, BitSet> numbers = new HashMap<>();

	private final Map<String, Integer> last = new HashMap<>();

	private int repeated;

	private int disordered;

	private int foreign;

	static Harvest of(Path logs) {
		Harvest harvest = new Harvest();
		try (Stream<Path> files = Files.walk(logs)) {
			files.filter((file) -> file.getFileName().toString().startsWith("module")).sorted().forEach(harvest::read);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return harvest;
	}

	private void read(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			lines.forEach((line) -> read(file, line));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(Path file, String line) {
		Matcher record = RECORD.matcher(line);
		if (!record.matches()) {
			this.foreign++;
			return;
		}
		int number = Integer.parseInt(record.group(2));
		BitSet seen = this.numbers.computeIfAbsent(record.group(1), (run) -> new BitSet());
		if (seen.get(number)) {
			this.repeated++;
		}
		seen.set(number);
		Integer before = this.last.put(record.group(1) + " " + file.getFileName(), number);
		if (before != null && before > number) {
			this.disordered++;
		}
	}

	/**
	 * How many numbers of all whose log call returned are missing.
	 */
	long lost(List<Worker> workers) {
		return workers.stream().mapToLong((worker) -> {
			BitSet seen = this.numbers.getOrDefault(worker.run(), new BitSet());
			return worker.logged() - seen.get(1, worker.logged() + 1).cardinality();
		}).sum();
	}

	/**
	 * How many records are there that nobody logged. The last call of a killed run may
	 * have been made without having returned, and the one before it without having been
	 * told.
	 */
	long invented(List<Worker> workers) {
		return workers.stream()
			.mapToLong((worker) -> Math.max(0,
					this.numbers.getOrDefault(worker.run(), new BitSet()).length() - 1 - (worker.logged() + 1)))
			.sum();
	}

	/**
	 * How many numbers of these runs are there.
	 */
	long count(List<Worker> workers) {
		return workers.stream()
			.mapToLong((worker) -> this.numbers.getOrDefault(worker.run(), new BitSet()).cardinality())
			.sum();
	}

	int repeated() {
		return this.repeated;
	}

	int disordered() {
		return this.disordered;
	}

	int foreign() {
		return this.foreign;
	}

}
