package id.projectwise.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NumberScannerTests {

	private final List<Integer> found = new ArrayList<>();

	private final NumberScanner scanner = new NumberScanner(this.found::add);

	@Test
	void findsNumbersInPiecesOfEverySize() {
		String text = "record " + NumberScanner.text(0) + " and #12# and #" + NumberScanner.text(42) + "\n"
				+ NumberScanner.text(NumberScanner.LIMIT - 1);
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		for (int size = 1; size <= bytes.length; size++) {
			this.found.clear();
			for (int from = 0; from < bytes.length; from += size) {
				byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
				this.scanner.scan(piece, piece.length);
			}
			assertThat(this.found).containsExactly(0, 42, NumberScanner.LIMIT - 1);
		}
	}

	@Test
	void passesOverWhatIsNoNumber() {
		byte[] bytes = "#1999999# #9999999# #2000x00# #20000000#".getBytes(StandardCharsets.UTF_8);
		this.scanner.scan(bytes, bytes.length);
		assertThat(this.found).isEmpty();
	}

}
