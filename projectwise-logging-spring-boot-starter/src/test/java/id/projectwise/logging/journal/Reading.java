package id.projectwise.logging.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was read of a stream, whose records are lines of text.
 */
final class Reading {

	final List<String> lines = new ArrayList<>();

	final List<JournalChunk> chunks = new ArrayList<>();

	private final byte[] target;

	Reading(int targetLength) {
		this.target = new byte[targetLength];
	}

	Reading() {
		this(Journal.MAX_RECORD_BYTES);
	}

	static Reading of(JournalStream stream) {
		return new Reading().readAll(stream);
	}

	/** Read what there is now, without acknowledging it. */
	Reading readAll(JournalStream stream) {
		while (read(stream) != null) {
			assertThat(this.chunks).hasSizeLessThan(100_000);
		}
		return this;
	}

	JournalChunk read(JournalStream stream) {
		JournalChunk chunk = stream.read(this.target);
		if (chunk != null) {
			add(chunk);
		}
		return chunk;
	}

	private void add(JournalChunk chunk) {
		assertThat(chunk.to()).isGreaterThan(chunk.from());
		if (!this.chunks.isEmpty()) {
			assertThat(chunk.from()).isEqualTo(position());
		}
		this.chunks.add(chunk);
		String text = new String(this.target, 0, chunk.length(), StandardCharsets.ISO_8859_1);
		List<String> read = text.lines().toList();
		assertThat(read).hasSize(chunk.records());
		assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
		assertThat(chunk.gap() == null).isEqualTo(chunk.records() > 0);
		this.lines.addAll(read);
	}

	/** Where the last chunk ended. */
	long position() {
		return this.chunks.get(this.chunks.size() - 1).to();
	}

	List<Gap> gaps() {
		return this.chunks.stream().filter((chunk) -> chunk.gap() != null).map(JournalChunk::gap).toList();
	}

	long missing() {
		return gaps().stream().mapToLong(Gap::count).sum();
	}

}
