package id.projectwise.logging.ship;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.MessageText;
import id.projectwise.logging.protocol.ChunkId;
import id.projectwise.logging.protocol.EntryNames;
import id.projectwise.logging.protocol.EntryReader;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.protocol.ReceivedRecord;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.Origin;

/**
 * A log listener for tests of other packages, on a real socket: keeps marks and the
 * records it acknowledged.
 */
public final class ListenerDouble implements TestReceiver.Behaviour, Closeable {

	private final TestReceiver receiver;

	private final Map<UUID, Long> marks = new HashMap<>();

	private final List<Received> records = new CopyOnWriteArrayList<>();

	private ListenerDouble(int port) throws IOException {
		this.receiver = TestReceiver.start(port, this);
	}

	public static ListenerDouble start() throws IOException {
		return start(0);
	}

	public static ListenerDouble start(int port) throws IOException {
		return new ListenerDouble(port);
	}

	public int port() {
		return this.receiver.port();
	}

	/** What was acknowledged, in the order it came. */
	public List<Received> records() {
		return this.records;
	}

	/** The messages of one logger. */
	public List<String> messages(String logger) {
		return this.records.stream()
			.filter((received) -> received.logger().equals(logger))
			.map(Received::message)
			.toList();
	}

	public int connections() {
		return this.receiver.connections();
	}

	@Override
	public synchronized void onRequest(ForwardRequest request, TestReceiver.Peer peer) throws IOException {
		ChunkId chunk = ChunkId.parse(request.chunk());
		if (chunk == null) {
			throw new IOException("Not ours: " + request.chunk());
		}
		long mark = this.marks.getOrDefault(chunk.stream(), -1L);
		switch (chunk.kind()) {
			case QUESTION -> peer.ack(request.chunk(), mark);
			case END -> peer.ack(request.chunk(), null);
			case DATA -> {
				if (mark < 0 || chunk.from() == mark) {
					read(request);
					this.marks.put(chunk.stream(), chunk.to());
				}
				peer.ack(request.chunk(), null);
			}
		}
	}

	private void read(ForwardRequest request) throws IOException {
		EntryReader reader = new EntryReader(new EntryNames(), Clock.systemUTC());
		reader.open(request.entries(), 0, request.entries().length, request.tag(), "");
		try {
			while (reader.next()) {
				this.records.add(Received.of(request.tag(), reader.record()));
			}
		}
		catch (ProtocolException ex) {
			throw new IOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.receiver.close();
	}

	/**
	 * A record that was received.
	 *
	 * @param tag the tag of its message
	 * @param level the name of its level
	 * @param logger the name of its logger
	 * @param message its message
	 * @param trace its stack trace, or an empty text
	 * @param line the line number of its caller; 0 if unknown
	 * @param labels its context
	 * @param origin who sent it
	 */
	public record Received(String tag, String level, String logger, String message, String trace, int line,
			Map<String, String> labels, Origin origin) {

		static Received of(String tag, ReceivedRecord record) {
			LineBuffer text = new LineBuffer();
			MessageText.append(record.message(), record.arguments(), text);
			String trace = record.stackTrace();
			Caller caller = record.caller();
			return new Received(tag, record.levelName(), record.loggerName(), text.text(0),
					(trace != null) ? trace : "", (caller != null) ? caller.line() : 0, Map.copyOf(record.context()),
					record.origin());
		}

	}

}
