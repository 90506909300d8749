package id.projectwise.listener.server;

import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Node with nothing but its own modules delivers to the files, in the manner of pino.
 */
@Timeout(120)
class NodeClientTests {

	private static final int COUNT = 1000;

	private static final String SCRIPT = """
			const socket = require("net").connect(%s, "127.0.0.1", () => {
				const common = { pid: 4711, hostname: "web-1", name: "shop", user: "ann" };
				for (let i = 0; i < %d; i++) {
					socket.write(JSON.stringify({ level: 40, time: Date.now(), ...common, msg: "caf\u00e9 " + i }) + "\\n");
				}
				const error = new TypeError("no stock");
				socket.end(JSON.stringify({ level: 50, time: new Date().toISOString(), ...common,
					err: { type: error.name, message: error.message, stack: error.stack }, msg: "failed" }));
			});
			""";

	@TempDir
	Path directory;

	@Test
	void deliversInTheMannerOfPino() throws Exception {
		try (ClientLines lines = new ClientLines(this.directory)) {
			ClientProgram.run(this.directory, "node", "-e", SCRIPT.formatted(lines.port(), COUNT));
			String fields = "|shop|web-1|4711||ann|";
			assertThat(lines.awaitLines("shop", COUNT + 2))
				.startsWith(IntStream.range(0, COUNT)
					.mapToObj((i) -> "WARNING" + fields + "caf\u00e9 " + i)
					.toArray(String[]::new))
				.contains("ERROR" + fields + "failed", "\tTypeError: no stock");
			assertThat(lines.problems()).isEmpty();
		}
	}

}
