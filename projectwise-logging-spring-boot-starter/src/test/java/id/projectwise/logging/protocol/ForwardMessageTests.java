package id.projectwise.logging.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import id.projectwise.logging.format.LineBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ForwardMessage}: another library reads what it writes.
 */
class ForwardMessageTests {

	@ParameterizedTest
	@CsvSource({ "0, false", "1, true", "70000, false" })
	void framesEntries(int length, boolean gzip) throws IOException {
		LineBuffer target = LineBuffer.raw();
		ForwardMessage.writeHeader(target, "projectwise.örders".getBytes(StandardCharsets.UTF_8), length);
		target.append(new byte[length]);
		ForwardMessage.writeOptions(target, "pw1:chunk", 1000, gzip);
		MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(target.array(), 0, target.length());
		assertThat(unpacker.unpackArrayHeader()).isEqualTo(3);
		assertThat(unpacker.unpackString()).isEqualTo("projectwise.örders");
		assertThat(unpacker.readPayload(unpacker.unpackBinaryHeader())).hasSize(length);
		assertThat(unpacker.unpackValue().toJson())
			.isEqualTo("{\"chunk\":\"pw1:chunk\",\"size\":1000" + (gzip ? ",\"compressed\":\"gzip\"}" : "}"));
		assertThat(unpacker.hasNext()).isFalse();
	}

}
