package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class TlsWireTests {

	private static final int LENGTH = 3_000_000;

	@Test
	void carriesBytesBothWays(@TempDir Path directory) throws Exception {
		TestCertificate certificate = TestCertificate.create(directory);
		try (SSLServerSocket server = server(certificate)) {
			CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> serve(server));
			try (SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress())) {
				TlsWire wire = TlsWire.connect(channel, certificate.trust());
				channel.configureBlocking(false);
				ByteBuffer[] sources = { numbers(0, LENGTH / 2), numbers(LENGTH / 2, LENGTH) };
				while (sources[1].hasRemaining() || wire.hasUnwritten()) {
					wire.write(sources);
				}
				assertThat(received.get()).isEqualTo(numbers(0, LENGTH).array());
				ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
				while (answer.position() < 3) {
					assertThat(wire.read(answer)).isNotNegative();
				}
				assertThat(answer.flip()).isEqualTo(ByteBuffer.wrap(new byte[] { 1, 2, 3 }));
			}
		}
	}

	private static SSLServerSocket server(TestCertificate certificate) throws Exception {
		char[] password = TestCertificate.PASSWORD.toCharArray();
		KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
		keys.init(KeyStore.getInstance(certificate.keyStore().toFile(), password), password);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		return server;
	}

	private static byte[] serve(SSLServerSocket server) {
		try (Socket socket = server.accept()) {
			byte[] received = socket.getInputStream().readNBytes(LENGTH);
			socket.getOutputStream().write(new byte[] { 1, 2, 3 });
			return received;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ByteBuffer numbers(int from, int to) {
		ByteBuffer numbers = ByteBuffer.allocate(to - from);
		for (int i = from; i < to; i++) {
			numbers.put((byte) (i * 31));
		}
		return numbers.flip();
	}

}
