package id.projectwise.listener.fuzz;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.Helo;
import id.projectwise.logging.protocol.Ping;
import id.projectwise.logging.protocol.Pong;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.protocol.SharedKey;

/**
 * The messages that begin a connection of the Forward protocol, and acknowledgements, as
 * both sides read them. Who does not know the key proves nothing.
 */
final class HandshakeTarget {

	private static final SharedKey KEY = SharedKey.of("a key that no input has");

	private static final Helo HELO = new Helo(new byte[16]);

	private static final Ping ASKED = Ping.answer(HELO, KEY, "asking");

	private HandshakeTarget() {
	}

	static void run(byte[] data) {
		answer(data);
		same(data, HandshakeTarget::readHelo);
		same(data, HandshakeTarget::readPong);
		same(data, (in) -> Ack.read(in).toString());
	}

	private static void answer(byte[] data) {
		try {
			Ping ping = Ping.read(data, 0, data.length);
			if (ping.proves(HELO, KEY)) {
				throw new AssertionError("Proves a key it does not know");
			}
			LineBuffer target = LineBuffer.raw();
			Pong.accept(ping, HELO, KEY, "listener").write(target);
			if (readPong(new ByteArrayInputStream(target.array(), 0, target.length())).equals("accepted")) {
				throw new AssertionError("An answer to another one was accepted");
			}
		}
		catch (ProtocolException ex) {
			return;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static String readHelo(InputStream in) throws IOException {
		return Arrays.toString(Helo.read(in).nonce());
	}

	private static String readPong(InputStream in) throws IOException {
		Pong.read(in).check(ASKED, HELO, KEY);
		return "accepted";
	}

	private static void same(byte[] data, Reading reading) {
		String whole = read(new ByteArrayInputStream(data), reading);
		String bytes = read(new ByteByByte(data), reading);
		if (!whole.equals(bytes)) {
			throw new AssertionError("Once " + whole + " and once " + bytes);
		}
		if (whole.equals("accepted")) {
			throw new AssertionError("Accepted without a proof");
		}
	}

	private static String read(InputStream in, Reading reading) {
		try {
			return reading.read(in);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private interface Reading {

		String read(InputStream in) throws IOException;

	}

	/** As slow as a network can be. */
	private static final class ByteByByte extends FilterInputStream {

		ByteByByte(byte[] data) {
			super(new ByteArrayInputStream(data));
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			return super.read(target, offset, Math.min(1, length));
		}

	}

}
