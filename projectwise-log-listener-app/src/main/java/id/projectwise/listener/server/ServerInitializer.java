package id.projectwise.listener.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;

import id.projectwise.listener.codec.ForwardFrameDecoder;
import id.projectwise.listener.codec.FrameCutter;
import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.codec.ProtocolDetector;
import id.projectwise.logging.protocol.Ping;
import id.projectwise.logging.protocol.SharedKey;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;

/**
 * Lays the pipeline of a new connection.
 */
final class ServerInitializer extends ChannelInitializer<Channel> {

	private static final String CONNECTION = "connection";

	private final Map<EventLoop, ConnectionGroup> groups;

	private final ServerContext context;

	private final AddressCounts counts;

	ServerInitializer(Map<EventLoop, ConnectionGroup> groups, ServerContext context) {
		this.groups = groups;
		this.context = context;
		this.counts = new AddressCounts(context.limits().connections(), context.limits().connectionsPerAddress());
	}

	@Override
	protected void initChannel(Channel channel) {
		ConnectionGroup group = this.groups.get(channel.eventLoop());
		if (group == null || !(channel.remoteAddress() instanceof InetSocketAddress peer)) {
			channel.close();
		}
		else if (admit(channel, peer, group)) {
			channel.config().setRecvByteBufAllocator(group.receiveBuffers());
			begin(channel.pipeline(), new Connection(channel, peer, group));
		}
	}

	private void begin(ChannelPipeline pipeline, Connection connection) {
		Supplier<SSLEngine> tls = this.context.security().tls();
		pipeline.addLast(CONNECTION, connection);
		if (tls == null) {
			speak(pipeline, connection);
		}
		else {
			pipeline.addFirst(new ProtocolDetector((protocol) -> encrypt(protocol, tls, pipeline, connection)));
		}
	}

	private boolean encrypt(Protocol protocol, Supplier<SSLEngine> engines, ChannelPipeline pipeline,
			Connection connection) {
		if (protocol != Protocol.TLS) {
			connection.refuse(RejectReason.PLAIN_TEXT, "Plain text came, and only TLS is spoken here"
					+ " (log.listener.ssl.bundle); closing the connection");
			return false;
		}
		SslHandler tls = new SslHandler(engines.get());
		tls.setHandshakeTimeoutMillis(this.context.limits().messageTimeout().toMillis());
		pipeline.addBefore(CONNECTION, null, new TlsRecords(connection::unfinishedRecord));
		pipeline.addBefore(CONNECTION, null, tls);
		pipeline.addBefore(CONNECTION, null,
				new TlsEvents(tls.engine(), connection, () -> speak(pipeline, connection)));
		return true;
	}

	/** With a shared key the server speaks first, so there is nothing to detect. */
	private void speak(ChannelPipeline pipeline, Connection connection) {
		if (this.context.security().sharedKey() != null) {
			addForward(pipeline, connection);
		}
		else {
			pipeline.addBefore(CONNECTION, null,
					new ProtocolDetector((protocol) -> addHandlers(protocol, pipeline, connection)));
		}
	}

	/** Return whether the protocol is served. */
	private boolean addHandlers(Protocol protocol, ChannelPipeline pipeline, Connection connection) {
		switch (protocol) {
			case FORWARD -> addForward(pipeline, connection);
			case PICKLE, JSON, SYSLOG, SYSLOG_COUNTED -> addRecords(protocol, pipeline, connection);
			case TLS -> {
				connection.refuse(RejectReason.TLS_NOT_SET_UP, "TLS is not set up here: name a certificate with"
						+ " log.listener.ssl.bundle, or let the peer send plain text; closing the connection");
				return false;
			}
		}
		return true;
	}

	private void addForward(ChannelPipeline pipeline, Connection connection) {
		SharedKey key = this.context.security().sharedKey();
		int maxLength = this.context.limits().messageBytes();
		ForwardFrameDecoder decoder = new ForwardFrameDecoder((key != null) ? Ping.MAX_LENGTH : maxLength,
				connection::mayDecode);
		ForwardHandler handler = new ForwardHandler(decoder, connection, this.context.store());
		pipeline.addBefore(CONNECTION, null, decoder);
		if (key != null) {
			String name = this.context.security().name();
			pipeline.addBefore(CONNECTION, null, new SharedKeyHandler(key, name, connection, () -> {
				decoder.setMaxLength(maxLength);
				connection.speaks(Protocol.FORWARD, handler);
			}));
		}
		else {
			connection.speaks(Protocol.FORWARD, handler);
		}
		pipeline.addBefore(CONNECTION, null, handler);
	}

	private void addRecords(Protocol protocol, ChannelPipeline pipeline, Connection connection) {
		FrameCutter frames = FrameCutter.of(protocol, this.context.records().bytes(),
				this.context.limits().messageBytes(), connection.group().workArray());
		RecordHandler handler = new RecordHandler(protocol, connection, this.context.store(), frames);
		pipeline.addBefore(CONNECTION, null, handler);
		connection.speaks(protocol, handler);
	}

	private boolean admit(Channel channel, InetSocketAddress peer, ConnectionGroup group) {
		InetAddress address = peer.getAddress();
		if (!this.context.security().allowed().contains(address)) {
			group.rejected(RejectReason.NOT_ALLOWED, null, peer,
					"The address is not among log.listener.allowed; not accepting the connection");
			channel.close();
			return false;
		}
		RejectReason reason = this.counts.add(address);
		this.context.statistics().countAccepted();
		channel.closeFuture().addListener((closed) -> {
			this.counts.remove(address);
			this.context.statistics().countClosed();
		});
		if (reason != null) {
			group.rejected(reason, null, peer, "There are as many connections as allowed; not accepting this one");
			channel.close();
		}
		return reason == null;
	}

}
