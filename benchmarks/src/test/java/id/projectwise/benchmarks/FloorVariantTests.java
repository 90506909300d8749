package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FloorVariantTests {

	@Test
	void appendsAWholeLineForEachCall(@TempDir Path directory) throws IOException {
		LogFiles files = new LogFiles(directory);
		FloorVariant floor = new FloorVariant(directory, 2, 2);
		floor.log(0, 0, 1, "", 1);
		floor.log(1, 0, 2, "", 1);
		floor.log(1, 1, 3, "", 1);
		assertThat(directory.resolve("com.acme.shop.orders.log")).content()
			.hasLineCount(2)
			.endsWith("[worker-1] com.acme.shop.orders - order 1000000 accepted for Ada Lovelace in 42 ms\n");
		assertThat(files.lines()).isEqualTo(3);
	}

}
