package id.projectwise.listener.server;

import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.listener.Frames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class ManyConnectionsTests {

	private static final int COUNT = 1000;

	private final ServerFixture fixture = new ServerFixture();

	private final List<SocketChannel> clients = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		for (SocketChannel client : this.clients) {
			client.close();
		}
		this.fixture.close();
	}

	@Test
	void idleConnectionTakesLittleMemory() throws Exception {
		measure(ForwardBytes.packed("tag", ForwardBytes.entries("a", "text", 10), "c"), 10);
	}

	@Test
	void idleConnectionBetweenLinesTakesLittleMemory() throws Exception {
		measure(Frames.json("text"), 1);
	}

	private void measure(byte[] message, int records) throws Exception {
		LogServer server = this.fixture.start();
		connect(server, COUNT / 10, message, records);
		long before = usedHeap();
		connect(server, COUNT, message, records);
		long perConnection = (usedHeap() - before) / COUNT;
		assertThat(server.statistics().connections()).isEqualTo(COUNT + COUNT / 10);
		assertThat(perConnection).as("bytes, those of the client included").isLessThan(8 * 1024);
	}

	/** Connect, and send something once, so that all that is ever made is there. */
	private void connect(LogServer server, int count, byte[] bytes, int records) throws Exception {
		InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.address().getPort());
		ByteBuffer message = ByteBuffer.wrap(bytes);
		long before = server.statistics().records();
		for (int i = 0; i < count; i++) {
			SocketChannel client = SocketChannel.open(address);
			client.write(message.rewind());
			this.clients.add(client);
		}
		await().until(() -> server.statistics().records() == before + records * count);
	}

	private static long usedHeap() {
		System.gc();
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
