package id.projectwise.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/**
 * A client's end of a TLS connection.
 */
final class TlsWire implements Wire {

	private static final ByteBuffer[] NOTHING = {};

	private final SocketChannel channel;

	private final SSLEngine engine;

	private final ByteBuffer in;

	private final ByteBuffer out;

	private TlsWire(SocketChannel channel, SSLEngine engine) {
		this.channel = channel;
		this.engine = engine;
		this.in = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
		this.out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
	}

	/**
	 * Shake hands.
	 * @param channel the connection, blocking
	 * @param context whom to trust
	 * @return the wire, on which application data can be sent
	 */
	static TlsWire connect(SocketChannel channel, SSLContext context) throws IOException {
		SSLEngine engine = context.createSSLEngine("localhost", channel.socket().getPort());
		engine.setUseClientMode(true);
		TlsWire wire = new TlsWire(channel, engine);
		wire.shakeHands();
		return wire;
	}

	private void shakeHands() throws IOException {
		ByteBuffer nothing = ByteBuffer.allocate(this.engine.getSession().getApplicationBufferSize());
		this.engine.beginHandshake();
		while (this.engine.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING) {
			switch (this.engine.getHandshakeStatus()) {
				case NEED_TASK -> this.engine.getDelegatedTask().run();
				case NEED_WRAP -> write(NOTHING);
				default -> {
					if (!unwrap(nothing)) {
						receive();
					}
				}
			}
		}
	}

	private void receive() throws IOException {
		if (this.channel.read(this.in) < 0) {
			throw new EOFException("The receiver closed a connection in the TLS handshake");
		}
	}

	@Override
	public void write(ByteBuffer[] sources) throws IOException {
		this.channel.write(this.out);
		boolean wrapped = true;
		while (wrapped && !this.out.hasRemaining()) {
			this.engine.wrap(sources, this.out.clear());
			this.out.flip();
			wrapped = this.out.hasRemaining() && Stream.of(sources).anyMatch(ByteBuffer::hasRemaining);
			this.channel.write(this.out);
		}
	}

	@Override
	public boolean hasUnwritten() {
		return this.out.hasRemaining();
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		if (this.channel.read(this.in) < 0) {
			return -1;
		}
		int before = target.position();
		boolean more = true;
		while (more) {
			more = unwrap(target);
		}
		return target.position() - before;
	}

	/** Decrypt a record, and tell whether there was a whole one. */
	private boolean unwrap(ByteBuffer target) throws IOException {
		SSLEngineResult result = this.engine.unwrap(this.in.flip(), target);
		this.in.compact();
		return result.getStatus() == SSLEngineResult.Status.OK && result.bytesConsumed() > 0;
	}

}
