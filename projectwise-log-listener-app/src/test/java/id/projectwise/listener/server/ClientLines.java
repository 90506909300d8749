package id.projectwise.listener.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * A server on a free port whose records are in files, with their fields.
 */
final class ClientLines implements Closeable {

	private static final String FORMAT = "%(created)d %(levelname)s|%(name)s|%(host)s|%(process)d|%(threadName)s|"
			+ "%(mdc.user)s|%(message)s";

	private final ServerFixture fixture = new ServerFixture();

	private final FileStore files;

	private final LogServer server;

	ClientLines(Path directory) throws IOException {
		this.files = this.fixture.opened(new FileStore(directory.resolve("logs"), FORMAT));
		this.server = this.fixture.start(ServerFixture.LIMITS, Transport.best(), this.files.store());
	}

	static String hostname() throws IOException {
		return InetAddress.getLocalHost().getHostName();
	}

	String port() {
		return String.valueOf(this.server.address().getPort());
	}

	/**
	 * Wait for the lines of a module. The times in front of records are to be those of
	 * the test, and are left out.
	 */
	List<String> awaitLines(String module, int count) {
		List<String> lines = await().atMost(Duration.ofSeconds(60))
			.until(() -> this.files.lines(module), (found) -> found.size() >= count);
		return lines.stream().map(ClientLines::withoutTime).toList();
	}

	private static String withoutTime(String line) {
		if (!Character.isDigit(line.charAt(0))) {
			return line;
		}
		int space = line.indexOf(' ');
		assertThat(Long.parseLong(line.substring(0, space))).isCloseTo(Instant.now().getEpochSecond(), within(300L));
		return line.substring(space + 1);
	}

	/**
	 * Return what was refused.
	 */
	List<String> problems() {
		return this.fixture.listener.details;
	}

	@Override
	public void close() throws IOException {
		this.fixture.close();
	}

}
