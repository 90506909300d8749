package id.projectwise.listener;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The streams of the last ten minutes, the one that is most behind first.
 */
@Endpoint(id = "streams")
public final class StreamsEndpoint {

	private final WatchedStore store;

	StreamsEndpoint(WatchedStore store) {
		this.store = store;
	}

	/**
	 * Return the streams.
	 * @return the streams
	 */
	@ReadOperation
	public List<Stream> streams() {
		return this.store.streams(Duration.ofMinutes(10))
			.stream()
			.sorted(Comparator.comparing(StreamProgress::lag).reversed())
			.map((stream) -> new Stream(stream.stream(), stream.origin().service(), stream.origin().instance(),
					stream.position(), stream.committed(), stream.lag().toMillis()))
			.toList();
	}

	/**
	 * A stream.
	 *
	 * @param stream its id
	 * @param service the worker's service
	 * @param instance which of the service's processes it is
	 * @param position how many of its bytes are in the files
	 * @param committed when the last of them got there
	 * @param lagMillis how old the last record was then
	 */
	public record Stream(UUID stream, String service, String instance, long position, Instant committed,
			long lagMillis) {

	}

}
