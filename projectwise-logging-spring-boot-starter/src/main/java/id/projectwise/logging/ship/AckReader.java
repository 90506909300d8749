package id.projectwise.logging.ship;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import id.projectwise.logging.protocol.Ack;

/**
 * Reads acknowledgements as long as there is a connection, and ends it when the receiver
 * hangs up, breaks the protocol, or owes an acknowledgement for too long.
 */
final class AckReader implements Runnable {

	private static final long LONGEST_TICK_MILLIS = 1000;

	private final Connection connection;

	private final InputStream in;

	private AckReader(Connection connection, InputStream in) {
		this.connection = connection;
		this.in = in;
	}

	static AckReader of(Socket socket, Connection connection, Duration timeout) throws IOException {
		long tick = Math.max(1, Math.min(LONGEST_TICK_MILLIS, timeout.toMillis() / 4));
		socket.setSoTimeout(Math.toIntExact(tick));
		InputStream watched = new WatchedStream(socket.getInputStream(), connection.window(), timeout);
		return new AckReader(connection, new BufferedInputStream(watched, 1024));
	}

	@Override
	public void run() {
		try {
			while (true) {
				this.connection.window().acknowledge(Ack.read(this.in));
				this.connection.acknowledged();
			}
		}
		catch (EOFException ex) {
			this.connection.fail(new IOException("the receiver closed the connection", ex));
		}
		catch (IOException ex) {
			this.connection.fail(ex);
		}
		catch (RuntimeException | Error ex) {
			this.connection.fail(new IOException("reading acknowledgements failed: " + ex, ex));
		}
	}

	/**
	 * Looks at the clock whenever a read ends, be it without a byte.
	 */
	private static final class WatchedStream extends FilterInputStream {

		private final Window window;

		private final Duration timeout;

		WatchedStream(InputStream in, Window window, Duration timeout) {
			super(in);
			this.window = window;
			this.timeout = timeout;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int count = 0;
			while (count == 0) {
				count = readOrTick(target, offset, length);
				if (this.window.silentNanos() > this.timeout.toNanos()) {
					throw new AckTimeoutException(this.timeout);
				}
			}
			return count;
		}

		private int readOrTick(byte[] target, int offset, int length) throws IOException {
			try {
				return this.in.read(target, offset, length);
			}
			catch (SocketTimeoutException ex) {
				return 0;
			}
		}

	}

}
