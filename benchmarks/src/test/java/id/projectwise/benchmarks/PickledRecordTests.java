package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class PickledRecordTests {

	/** Prints the record, and whether its own handler would have made the same bytes. */
	private static final String SCRIPT = """
			import logging, logging.handlers, pickle, struct, sys
			frame = sys.stdin.buffer.read()
			length, = struct.unpack(">L", frame[:4])
			record = logging.makeLogRecord(pickle.loads(frame[4:]))
			print(length == len(frame) - 4, record.name, record.levelname, record.created, record.getMessage())
			attributes = dict(vars(record))
			attributes.pop("taskName", None)
			print(pickle.dumps(attributes, 1) == frame[4:])
			""";

	@Test
	void isWhatPythonItselfWouldSend() throws IOException {
		assumeThat(PythonProgram.isInstalled()).isTrue();
		Process python = new ProcessBuilder("python3", "-c", SCRIPT).redirectErrorStream(true).start();
		try (var in = python.getOutputStream()) {
			in.write(PickledRecord.frame("com.acme.shop.orders", "order 1 accepted", 1_700_000_000.25));
		}
		assertThat(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
			.isEqualTo("True com.acme.shop.orders INFO 1700000000.25 order 1 accepted\nTrue\n");
	}

}
