package id.projectwise.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import id.projectwise.logging.protocol.Ack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ForwardSinkTests {

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

	@Test
	void countsTheRecordsOfOthersAndAnswersEachChunk(@TempDir Path directory) throws IOException {
		Payload payload = ForwardPayload.ofThirdParty();
		send(payload.next(7));
		send(payload.next(7));
		SinkTally tally = receive(directory);
		assertThat(tally.records()).isEqualTo(2 * Payload.RECORDS);
		ByteArrayInputStream in = new ByteArrayInputStream(this.answers.toByteArray());
		assertThat(Ack.read(in)).isEqualTo(new Ack("chunk-7-0", null));
		assertThat(Ack.read(in)).isEqualTo(new Ack("chunk-7-1", null));
	}

	@Test
	void answersOurQuestionsWithTheMark(@TempDir Path directory) throws IOException {
		Payload payload = ForwardPayload.ofOurs();
		send(payload.greeting(0));
		send(payload.next(0));
		send(payload.greeting(0));
		assertThat(receive(directory).records()).isEqualTo(Payload.RECORDS);
		ByteArrayInputStream in = new ByteArrayInputStream(this.answers.toByteArray());
		assertThat(Ack.read(in).mark()).isEqualTo(-1);
		assertThat(Ack.read(in).mark()).isNull();
		assertThat(Ack.read(in).mark()).isPositive();
	}

	private void send(ByteBuffer... buffers) {
		for (ByteBuffer buffer : buffers) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.get(bytes);
			this.sent.writeBytes(bytes);
		}
	}

	private SinkTally receive(Path directory) throws IOException {
		SinkTally tally = SinkTally.in(directory);
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(this.sent.toByteArray()));
		assertThatExceptionOfType(EOFException.class)
			.isThrownBy(() -> new ForwardSink(in, this.answers, new Sink(tally, false)).run());
		return tally;
	}

}
