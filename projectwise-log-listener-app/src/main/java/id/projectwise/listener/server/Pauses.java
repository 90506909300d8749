package id.projectwise.listener.server;

import io.netty.channel.Channel;

/**
 * The reasons for which a connection is not read at present. For the event loop's thread.
 */
final class Pauses {

	/** The {@link ReadGate} is closed. */
	static final int HELD = 1;

	/** Too much of this connection is not committed yet. */
	static final int MUCH_PENDING = 2;

	/** The peer does not read its acknowledgements. */
	static final int UNWRITABLE = 4;

	/** Nothing more will be read. */
	static final int FINISHING = 8;

	private final Channel channel;

	private int reasons;

	Pauses(Channel channel) {
		this.channel = channel;
	}

	void add(int reason) {
		this.reasons |= reason;
		this.channel.config().setAutoRead(false);
	}

	/**
	 * Take a reason away. Reading goes on only when told to {@linkplain #readOn() read
	 * on}.
	 * @return whether it was there
	 */
	boolean remove(int reason) {
		boolean wasThere = has(reason);
		this.reasons &= ~reason;
		return wasThere;
	}

	void readOn() {
		this.channel.config().setAutoRead(true);
	}

	boolean has(int reason) {
		return (this.reasons & reason) != 0;
	}

	boolean isEmpty() {
		return this.reasons == 0;
	}

	/**
	 * Return whether what was received may be looked at. If the connection is gone nobody
	 * else will.
	 */
	boolean mayDecode() {
		return (this.reasons & ~FINISHING) == 0 || !this.channel.isActive();
	}

}
