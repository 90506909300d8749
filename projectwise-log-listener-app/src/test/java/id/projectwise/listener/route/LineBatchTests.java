package id.projectwise.listener.route;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

import id.projectwise.logging.file.ModuleNaming;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LineBatchTests {

	private final LineBatches batches = new LineBatches((record, line) -> {
		line.appendAscii(String.valueOf(record.message()));
		if ("bad".equals(record.message())) {
			throw new IllegalStateException("bad");
		}
		line.append((byte) '\n');
	}, new ModuleNaming(false, Map.of()), ZoneId.of("Europe/Berlin"));

	@Test
	void groupsByModuleAndDayOfTheZone() {
		LineBatch batch = this.batches.newBatch();
		batch.add(new TestRecord("app.orders", at("2025-08-31T21:59:59"), "a"));
		batch.add(new TestRecord("app.billing", at("2025-08-31T21:59:59"), "b"));
		batch.add(new TestRecord("app.orders", at("2025-08-31T22:00:00"), "c"));
		batch.add(new TestRecord("other.orders", at("2025-08-31T21:00:00"), "d"));
		assertThat(texts(batch)).containsExactly(Map.entry("orders 2025-08-31", "a\nd\n"),
				Map.entry("billing 2025-08-31", "b\n"), Map.entry("orders 2025-09-01", "c\n"));
		assertThat(batch.records()).isEqualTo(4);
		assertThat(batch.bytes()).isEqualTo(8);
	}

	@Test
	void keepsDaysWithinWhatHasAName() {
		LineBatch batch = this.batches.newBatch();
		batch.add(new TestRecord("orders", Long.MIN_VALUE, "a"));
		batch.add(new TestRecord("orders", Long.MAX_VALUE, "b"));
		assertThat(texts(batch)).containsExactly(Map.entry("orders 1970-01-01", "a\n"),
				Map.entry("orders +10000-01-01", "b\n"));
	}

	@Test
	void leavesNothingOfARecordThatCannotBeFormatted() {
		LineBatch batch = this.batches.newBatch();
		batch.add(new TestRecord("orders", 0, "a"));
		assertThatIllegalStateException().isThrownBy(() -> batch.add(new TestRecord("orders", 0, "bad")));
		batch.add(new TestRecord("orders", 0, "b"));
		assertThat(texts(batch)).containsExactly(Map.entry("orders 1970-01-01", "a\nb\n"));
		assertThat(batch.records()).isEqualTo(2);
		assertThat(batch.bytes()).isEqualTo(4);
	}

	@Test
	void countsWhatItsGroupsTake() {
		LineBatch batch = this.batches.newBatch();
		assertThat(batch.heldBytes()).isLessThan(2000);
		for (int i = 0; i < 1000; i++) {
			batch.add(new TestRecord("module" + i, 0, "a"));
		}
		assertThat(batch.heldBytes()).isBetween(200_000L, 400_000L);
	}

	@Test
	void isUsedAgainWithoutWhatWasInIt() {
		LineBatch first = this.batches.newBatch();
		first.add(new TestRecord("orders", 0, "x".repeat(10_000)));
		first.add(new TestRecord("billing", 0, "x"));
		byte[] array = first.lines().array();
		first.release();
		LineBatch second = this.batches.newBatch();
		assertThat(second.records()).isZero();
		assertThat(second.bytes()).isZero();
		assertThat(second.lastEpochMillis()).isZero();
		assertThat(second.lastOrigin()).isNull();
		second.add(new TestRecord("orders", 0, "y"));
		second.add(new TestRecord("orders", 86_400_000, "z"));
		assertThat(second.lines().array()).isSameAs(array);
		assertThat(texts(second)).containsExactly(Map.entry("orders 1970-01-01", "y\n"),
				Map.entry("orders 1970-01-02", "z\n"));
	}

	@Test
	void isAnotherOneForEachWhoAsks() {
		LineBatch first = this.batches.newBatch();
		first.release();
		assertThat(this.batches.newBatch()).isNotSameAs(this.batches.newBatch());
	}

	@Test
	void doesNotRememberAllModulesThereEverWere() {
		LineBatch batch = this.batches.newBatch();
		for (int i = 0; i < 100; i++) {
			batch.add(new TestRecord("module" + i, 0, "x"));
		}
		batch.release();
		LineBatch again = this.batches.newBatch();
		assertThat(again.remembered()).isZero();
		again.add(new TestRecord("module7", 0, "y"));
		assertThat(texts(again)).containsExactly(Map.entry("module7 1970-01-01", "y\n"));
	}

	@Test
	void findsTheModuleOfMoreLoggersThanItRemembers() {
		LineBatch batch = this.batches.newBatch();
		for (int i = 0; i < 10_500; i++) {
			batch.add(new TestRecord("logger" + i + ".orders", 0, "x"));
		}
		assertThat(texts(batch)).hasSize(1);
		assertThat(this.batches.moduleOf("logger10499.orders")).isEqualTo("orders");
	}

	private static long at(String utc) {
		return MutableClock.millisAt(utc);
	}

	private static Map<String, String> texts(LineBatch batch) {
		Map<String, String> texts = new LinkedHashMap<>();
		batch.groups()
			.forEach((group) -> texts.put(group.key().module() + " " + group.key().day(), text(batch, group)));
		return texts;
	}

	private static String text(LineBatch batch, LineGroup group) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < group.pieces(); i++) {
			text.append(new String(batch.lines().array(), group.start(i), group.length(i), StandardCharsets.UTF_8));
		}
		assertThat(text).hasSize(group.length());
		return text.toString();
	}

}
