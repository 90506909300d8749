package id.projectwise.listener.server;

import java.util.Map;

import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/**
 * How sockets are served: by Linux's epoll directly where its library loads, else by what
 * the JDK has.
 *
 * @param ioHandlers makes what the event loops wait with
 * @param serverChannel the class of listening channels
 * @param keepAlive options that find dead peers within about two minutes; without them it
 * takes as long as the system is set to
 */
record Transport(IoHandlerFactory ioHandlers, Class<? extends ServerChannel> serverChannel,
		Map<ChannelOption<Integer>, Integer> keepAlive) {

	private static final int IDLE_SECONDS = 60;

	private static final int INTERVAL_SECONDS = 15;

	private static final int PROBES = 4;

	static Transport best() {
		return Epoll.isAvailable() ? epoll() : nio();
	}

	static Transport epoll() {
		return new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class,
				Map.of(EpollChannelOption.TCP_KEEPIDLE, IDLE_SECONDS, EpollChannelOption.TCP_KEEPINTVL,
						INTERVAL_SECONDS, EpollChannelOption.TCP_KEEPCNT, PROBES));
	}

	static Transport nio() {
		return new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class, Map.of());
	}

}
