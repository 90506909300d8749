package id.projectwise.listener.server;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.Helo;
import id.projectwise.logging.protocol.Ping;
import id.projectwise.logging.protocol.Pong;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.protocol.SharedKey;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Begins a connection of the Forward protocol with its handshake: greets the peer, takes
 * its first message for the proof that it knows the shared key, answers with a proof, and
 * leaves the pipeline. Nothing else gets by.
 *
 * @see <a href=
 * "https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1#handshake-messages">Handshake
 * Messages</a>
 */
final class SharedKeyHandler extends ChannelInboundHandlerAdapter {

	private final SharedKey key;

	private final String name;

	private final Connection connection;

	private final Runnable accepted;

	private final Helo helo = Helo.create();

	private boolean isRefused;

	SharedKeyHandler(SharedKey key, String name, Connection connection, Runnable accepted) {
		this.key = key;
		this.name = name;
		this.connection = connection;
		this.accepted = accepted;
	}

	@Override
	public void handlerAdded(ChannelHandlerContext context) {
		LineBuffer message = this.connection.group().scratch();
		this.helo.write(message);
		send(context, message);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws ProtocolException {
		ByteBuf frame = (ByteBuf) message;
		try {
			if (!this.isRefused) {
				int offset = frame.arrayOffset() + frame.readerIndex();
				answer(context, Ping.read(frame.array(), offset, frame.readableBytes()));
			}
		}
		finally {
			frame.release();
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (cause instanceof ProtocolException) {
			refuse("No PING of the Forward protocol came, which a shared key (log.listener.shared-key) demands, in TLS"
					+ " only with log.listener.ssl.bundle: " + cause.getMessage());
		}
		else {
			context.fireExceptionCaught(cause);
		}
	}

	private void answer(ChannelHandlerContext context, Ping ping) {
		boolean isRight = ping.proves(this.helo, this.key);
		Pong pong = isRight ? Pong.accept(ping, this.helo, this.key, this.name) : Pong.refuse("shared key mismatch");
		LineBuffer message = this.connection.group().scratch();
		pong.write(message);
		send(context, message);
		if (isRight) {
			this.accepted.run();
			context.pipeline().remove(this);
		}
		else {
			refuse("The peer does not know the shared key (log.listener.shared-key)");
		}
	}

	private void refuse(String detail) {
		this.isRefused = true;
		this.connection.refuse(RejectReason.NOT_AUTHENTICATED, detail + "; closing the connection");
	}

	private static void send(ChannelHandlerContext context, LineBuffer message) {
		context
			.writeAndFlush(context.alloc().buffer(message.length()).writeBytes(message.array(), 0, message.length()));
	}

}
