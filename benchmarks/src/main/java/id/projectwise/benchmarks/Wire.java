package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * How the bytes of a connection travel.
 */
interface Wire {

	/**
	 * Write as much as is taken.
	 * @param sources what to write
	 */
	void write(ByteBuffer[] sources) throws IOException;

	/**
	 * Return whether something was taken from the sources that is not written yet.
	 */
	boolean hasUnwritten();

	/**
	 * Read what is there.
	 * @param target where it goes, with room for 32 KB at least
	 * @return the number of bytes, -1 at the end
	 */
	int read(ByteBuffer target) throws IOException;

	/**
	 * Return a wire on which bytes travel as they are.
	 * @param channel the connection
	 * @return the wire
	 */
	static Wire plain(SocketChannel channel) {
		return new Wire() {
			@Override
			public void write(ByteBuffer[] sources) throws IOException {
				channel.write(sources);
			}

			@Override
			public boolean hasUnwritten() {
				return false;
			}

			@Override
			public int read(ByteBuffer target) throws IOException {
				return channel.read(target);
			}
		};
	}

}
