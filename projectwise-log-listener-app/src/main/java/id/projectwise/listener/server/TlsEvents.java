package id.projectwise.listener.server;

import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;

import id.projectwise.listener.route.StreamOwner;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind TLS: lets the conversation begin after the handshake, tells the
 * connection who its peer is and what went wrong, and makes the end of TLS look like the
 * end of input.
 */
final class TlsEvents extends ChannelInboundHandlerAdapter {

	private static final int MAX_REASON_LENGTH = 200;

	private final SSLEngine engine;

	private final Connection connection;

	private final Runnable conversation;

	private boolean isEnded;

	TlsEvents(SSLEngine engine, Connection connection, Runnable conversation) {
		this.engine = engine;
		this.connection = connection;
		this.conversation = conversation;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) throws SSLPeerUnverifiedException {
		if (event instanceof SslHandshakeCompletionEvent handshake) {
			shaken(handshake.cause());
		}
		else if (event == SslCloseCompletionEvent.SUCCESS || event == ChannelInputShutdownEvent.INSTANCE) {
			ended(context);
		}
		else {
			context.fireUserEventTriggered(event);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		Throwable reason = (cause instanceof DecoderException && cause.getCause() != null) ? cause.getCause() : cause;
		if (reason instanceof SSLException) {
			failed(reason);
		}
		else {
			context.fireExceptionCaught(cause);
		}
	}

	private void shaken(@Nullable Throwable failure) throws SSLPeerUnverifiedException {
		if (failure != null) {
			failed(failure);
			return;
		}
		if (this.engine.getNeedClientAuth()) {
			identify((X509Certificate) this.engine.getSession().getPeerCertificates()[0]);
		}
		this.conversation.run();
	}

	private void identify(X509Certificate certificate) {
		X500Principal subject = certificate.getSubjectX500Principal();
		byte[] name = subject.getName(X500Principal.CANONICAL).getBytes(StandardCharsets.UTF_8);
		this.connection.identify(StreamOwner.of(name), subject.getName());
	}

	private void ended(ChannelHandlerContext context) {
		if (!this.isEnded) {
			this.isEnded = true;
			context.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
		}
	}

	private void failed(Throwable reason) {
		String text = (reason instanceof ClosedChannelException) ? "the peer left within the handshake"
				: String.valueOf(reason.getMessage());
		this.connection.refuse(RejectReason.TLS_FAILED, "TLS failed: "
				+ text.substring(0, Math.min(MAX_REASON_LENGTH, text.length())) + "; closing the connection");
	}

}
