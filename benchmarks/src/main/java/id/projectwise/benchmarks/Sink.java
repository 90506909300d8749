package id.projectwise.benchmarks;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A process that counts the records it receives and keeps none: lines of JSON, and Fluent
 * Forward, which it acknowledges, our questions and marks included.
 */
final class Sink {

	private static final int CHUNK = 64 * 1024;

	private static final int BACKLOG = 128;

	private final SinkTally tally;

	private final boolean withNumbers;

	private final Map<UUID, Long> marks = new ConcurrentHashMap<>();

	private Sink(SinkTally tally, boolean withNumbers) {
		this.tally = tally;
		this.withNumbers = withNumbers;
	}

	/**
	 * Run until killed.
	 * @param args the directory of the tally, and {@code numbers} if the records bear
	 * numbers to be counted one by one. Listens on the port that the tally names, if it
	 * names one.
	 */
	public static void main(String[] args) throws IOException {
		SinkTally tally = SinkTally.in(Path.of(args[0]));
		Sink sink = new Sink(tally, args.length > 1);
		ServerSocket server = new ServerSocket(tally.port(), BACKLOG, InetAddress.getLoopbackAddress());
		tally.setPort(server.getLocalPort());
		while (true) {
			Socket socket = server.accept();
			new Thread(() -> sink.serve(socket)).start();
		}
	}

	private void serve(Socket socket) {
		try (socket; InputStream in = new BufferedInputStream(socket.getInputStream(), CHUNK)) {
			in.mark(1);
			int first = in.read();
			in.reset();
			if (first == '{') {
				countLines(in);
			}
			else if (first >= 0) {
				new ForwardSink(new DataInputStream(in), socket.getOutputStream(), this).run();
			}
		}
		catch (EOFException | SocketException ex) {
			// The sender has gone or was killed.
			return;
		}
		catch (IOException ex) {
			System.err.println("Sink: " + ex);
		}
	}

	private void countLines(InputStream in) throws IOException {
		byte[] chunk = new byte[CHUNK];
		NumberScanner scanner = scanner();
		for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
			count(LineCounter.lineFeeds(chunk, length), chunk, length, scanner);
		}
	}

	NumberScanner scanner() {
		return new NumberScanner(this.tally::addNumber);
	}

	Map<UUID, Long> marks() {
		return this.marks;
	}

	void count(long records, byte[] bytes, int length, NumberScanner scanner) {
		if (this.withNumbers) {
			scanner.scan(bytes, length);
		}
		this.tally.add(records, length);
	}

}
