package id.projectwise.benchmarks;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Sends records over many connections from one thread, as fast as they are taken, and
 * counts the answers.
 */
final class LoadGenerator implements Closeable {

	private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(30);

	private static final int ANSWERS_SIZE = 64 * 1024;

	private final Selector selector = Selector.open();

	private final ByteBuffer answers = ByteBuffer.allocateDirect(ANSWERS_SIZE);

	private final List<SelectionKey> connections = new ArrayList<>();

	private final Payload payload;

	private long answered;

	/** So many connections have something left to send. */
	private int sending;

	private LoadGenerator(Payload payload) throws IOException {
		this.payload = payload;
	}

	/**
	 * Connect.
	 * @param port where
	 * @param connections how often
	 * @param payload what will be sent
	 * @param trust whom to trust, {@code null} for connections without TLS
	 * @return the generator, whose greetings are answered
	 */
	static LoadGenerator connect(int port, int connections, Payload payload, @Nullable SSLContext trust)
			throws IOException {
		LoadGenerator generator = new LoadGenerator(payload);
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		long greetings = 0;
		for (int i = 0; i < connections; i++) {
			SocketChannel channel = SocketChannel.open(address);
			ByteBuffer greeting = payload.greeting(i);
			greetings += greeting.hasRemaining() ? 1 : 0;
			Wire wire = (trust != null) ? TlsWire.connect(channel, trust) : Wire.plain(channel);
			wire.write(new ByteBuffer[] { greeting });
			channel.configureBlocking(false);
			generator.connections
				.add(channel.register(generator.selector, SelectionKey.OP_READ, new LoadConnection(i, wire)));
		}
		generator.await(greetings);
		return generator;
	}

	/**
	 * Send records and wait for the answers.
	 * @param records how many, shared by the connections
	 */
	void send(long records) throws IOException {
		long chunks = records / Payload.RECORDS;
		for (int i = 0; i < this.connections.size(); i++) {
			long share = chunks * (i + 1) / this.connections.size() - chunks * i / this.connections.size();
			((LoadConnection) this.connections.get(i).attachment()).chunks = share;
			this.connections.get(i).interestOps(SelectionKey.OP_WRITE | SelectionKey.OP_READ);
		}
		this.sending = this.connections.size();
		await(this.payload.isAnswered() ? this.answered + chunks : 0);
	}

	/** Wait until all is sent and so many answers have come since the beginning. */
	private void await(long expected) throws IOException {
		while (this.answered < expected || this.sending > 0) {
			if (this.selector.select(this::serve, PATIENCE_MILLIS) == 0) {
				throw new IOException("Nothing moves: " + this.answered + " of " + expected + " answers came");
			}
		}
	}

	private void serve(SelectionKey key) {
		try {
			LoadConnection connection = (LoadConnection) key.attachment();
			if (key.isReadable()) {
				read(connection);
			}
			if (key.isWritable() && !connection.write(this.payload)) {
				key.interestOps(SelectionKey.OP_READ);
				this.sending--;
			}
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/** An answer is a map whose key is ack, and no chunk of ours contains this byte. */
	private void read(LoadConnection connection) throws IOException {
		if (connection.read(this.answers.clear()) < 0) {
			throw new EOFException("The receiver closed a connection");
		}
		this.answers.flip();
		while (this.answers.hasRemaining()) {
			this.answered += (this.answers.get() == (byte) 0xA3) ? 1 : 0;
		}
	}

	@Override
	public void close() throws IOException {
		for (SelectionKey key : this.connections) {
			key.channel().close();
		}
		this.selector.close();
	}

}
