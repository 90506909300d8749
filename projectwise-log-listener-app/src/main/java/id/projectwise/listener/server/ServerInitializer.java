package id.projectwise.listener.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

import id.projectwise.listener.codec.ForwardFrameDecoder;
import id.projectwise.listener.codec.FrameCutter;
import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.codec.ProtocolDetector;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;

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
			addHandlers(channel.pipeline(), new Connection(channel, peer, group));
		}
	}

	private void addHandlers(ChannelPipeline pipeline, Connection connection) {
		pipeline.addLast(new ProtocolDetector((protocol) -> addHandlers(protocol, pipeline, connection)));
		pipeline.addLast(CONNECTION, connection);
	}

	/** Return whether the protocol is served. */
	private boolean addHandlers(Protocol protocol, ChannelPipeline pipeline, Connection connection) {
		switch (protocol) {
			case FORWARD -> addForward(pipeline, connection);
			case PICKLE, JSON, SYSLOG, SYSLOG_COUNTED -> addRecords(protocol, pipeline, connection);
			case TLS -> {
				return false;
			}
		}
		return true;
	}

	private void addForward(ChannelPipeline pipeline, Connection connection) {
		ForwardFrameDecoder decoder = new ForwardFrameDecoder(this.context.limits().messageBytes(),
				connection::mayDecode);
		ForwardHandler handler = new ForwardHandler(decoder, connection, this.context.store());
		pipeline.addBefore(CONNECTION, null, decoder);
		pipeline.addBefore(CONNECTION, null, handler);
		connection.speaks(Protocol.FORWARD, handler);
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
