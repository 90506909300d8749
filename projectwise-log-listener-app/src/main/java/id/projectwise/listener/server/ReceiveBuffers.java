package id.projectwise.listener.server;

import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * How much is read at once: up to four times 64 KB before the next connection has its
 * turn, and little while the {@link ReadGate} is closed, because each connection reads
 * once before it is held. A buffer lives only from the read to the end of its decoding.
 */
final class ReceiveBuffers extends DefaultMaxMessagesRecvByteBufAllocator {

	private static final int READS_PER_TURN = 4;

	private static final int SIZE = 64 * 1024;

	private static final int SIZE_WHEN_CLOSED = 2 * 1024;

	private final ReadGate gate;

	private final ServerStatistics statistics;

	ReceiveBuffers(ReadGate gate, ServerStatistics statistics) {
		super(READS_PER_TURN);
		this.gate = gate;
		this.statistics = statistics;
	}

	@Override
	@SuppressWarnings("deprecation")
	public Handle newHandle() {
		return new SizedHandle();
	}

	private final class SizedHandle extends MaxMessageHandle {

		@Override
		public int guess() {
			return ReceiveBuffers.this.gate.isClosed() ? SIZE_WHEN_CLOSED : SIZE;
		}

		@Override
		public void readComplete() {
			ReceiveBuffers.this.statistics.countBytes(totalBytesRead());
		}

	}

}
