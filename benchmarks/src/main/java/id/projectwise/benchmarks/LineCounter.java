package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads as fast as it can and counts lines.
 */
final class LineCounter {

	private static final int CHUNK = 64 * 1024;

	private long lines;

	private long bytes;

	void readFully(InputStream in) throws IOException {
		byte[] chunk = new byte[CHUNK];
		for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
			this.bytes += length;
			this.lines += lineFeeds(chunk, length);
		}
	}

	static int lineFeeds(byte[] chunk, int length) {
		int count = 0;
		for (int i = 0; i < length; i++) {
			count += (chunk[i] == '\n') ? 1 : 0;
		}
		return count;
	}

	long lines() {
		return this.lines;
	}

	long bytes() {
		return this.bytes;
	}

}
