package id.projectwise.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A record as {@code logging.handlers.SocketHandler.makePickle} of CPython 3.11 encodes
 * it: four bytes of length, then the record's dictionary in pickle protocol 1.
 */
final class PickledRecord {

	private static final long THREAD = 140_130_086_476_672L;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final DataOutputStream out = new DataOutputStream(this.bytes);

	private int memo;

	private PickledRecord() {
	}

	/**
	 * Encode a record.
	 * @param logger the name of its logger
	 * @param message its message, arguments merged
	 * @param created its time, in seconds
	 * @return the whole frame
	 */
	static byte[] frame(String logger, String message, double created) {
		PickledRecord record = new PickledRecord();
		try {
			record.write(attributes(logger, message, created));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		int length = record.bytes.size();
		return ByteBuffer.allocate(Integer.BYTES + length).putInt(length).put(record.bytes.toByteArray()).array();
	}

	private static Map<String, @Nullable Object> attributes(String logger, String message, double created) {
		Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
		attributes.put("name", logger);
		attributes.put("msg", message);
		attributes.put("args", null);
		attributes.put("levelname", "INFO");
		attributes.put("levelno", 20L);
		attributes.put("pathname", "src/job.py");
		attributes.put("filename", "job.py");
		attributes.put("module", "job");
		attributes.put("exc_info", null);
		attributes.put("exc_text", null);
		attributes.put("stack_info", null);
		attributes.put("lineno", 42L);
		attributes.put("funcName", "accept");
		attributes.put("created", created);
		attributes.put("msecs", created * 1000 % 1000);
		attributes.put("relativeCreated", 7841.825485229492);
		attributes.put("thread", THREAD);
		attributes.put("threadName", "worker-1");
		attributes.put("processName", "MainProcess");
		attributes.put("process", 4711L);
		return attributes;
	}

	private void write(Map<String, @Nullable Object> attributes) throws IOException {
		this.out.write('}');
		remember();
		this.out.write('(');
		for (Map.Entry<String, @Nullable Object> attribute : attributes.entrySet()) {
			write(attribute.getKey());
			write(attribute.getValue());
		}
		this.out.write('u');
		this.out.write('.');
	}

	private void write(@Nullable Object value) throws IOException {
		if (value instanceof String text) {
			byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
			this.out.write('X');
			this.out.writeInt(Integer.reverseBytes(ascii.length));
			this.out.write(ascii);
			remember();
		}
		else if (value instanceof Double number) {
			this.out.write('G');
			this.out.writeDouble(number);
		}
		else if (value instanceof Long number) {
			write(number.longValue());
		}
		else {
			this.out.write('N');
		}
	}

	private void write(long number) throws IOException {
		if (number < 1 << 8) {
			this.out.write('K');
			this.out.write((int) number);
		}
		else if (number < 1 << 16) {
			this.out.write('M');
			this.out.writeShort(Short.reverseBytes((short) number));
		}
		else {
			this.out.writeBytes("L" + number + "L\n");
		}
	}

	private void remember() throws IOException {
		this.out.write('q');
		this.out.write(this.memo++);
	}

}
