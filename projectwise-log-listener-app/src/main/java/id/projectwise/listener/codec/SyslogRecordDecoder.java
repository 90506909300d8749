package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;

import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads syslog messages, those of RFC 5424 and the many of RFC 3164. The program's name
 * is the logger ({@code syslog} if there is none), the facility, the message id and the
 * structured data become labels.
 * <p>
 * In a message of RFC 3164 timestamp, host and tag may be missing, and the timestamp may
 * be one of ISO 8601. A tag is a word before a colon or before a number in brackets, so
 * that no word of a message passes for one. A frame without a priority is taken as a
 * message: it is a further line of one whose sender did not care. Bytes that are not
 * UTF-8 become U+FFFD.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424">RFC 5424</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3164">RFC 3164</a>
 */
public final class SyslogRecordDecoder implements RecordDecoder {

	private static final String NO_PROGRAM = "syslog";

	private static final String NIL = "-";

	private static final String PROCESS_LABEL = "procid";

	private static final int LONGEST_TAG = 64;

	private static final String PUNCTUATION_OF_TAG = "_-./@%#+";

	/** As in RFC 3164: a notice of a user's program. */
	private static final int DEFAULT_PRIORITY = 13;

	private final TextCursor cursor = new TextCursor();

	private final Names names = new Names();

	private final StructuredData structuredData;

	private final TimeText time;

	private final DecodedRecord record = new DecodedRecord();

	private String host = "";

	private long processId;

	/**
	 * Create a decoder.
	 * @param settings its limits and its clock
	 */
	public SyslogRecordDecoder(DecoderSettings settings) {
		this.structuredData = new StructuredData(this.names, settings.fields());
		this.time = new TimeText(settings.clock());
	}

	@Override
	public @Nullable LogRecord decode(byte[] bytes, int offset, int length, String peer) throws ProtocolException {
		int end = offset + length;
		while (end > offset && isLineEnd(bytes[end - 1])) {
			end--;
		}
		if (end == offset) {
			return null;
		}
		String text = new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
		this.cursor.open(text, 0, text.length());
		this.record.clear();
		this.record.setLoggerName(NO_PROGRAM);
		this.host = peer;
		this.processId = 0;
		this.time.now();
		read(text);
		this.record.setTime(this.time.epochMillis(), this.time.nano());
		this.record.setOrigin(this.names.origin("", "", this.host, this.processId));
		return this.record;
	}

	private static boolean isLineEnd(byte last) {
		return last == '\n' || last == '\r' || last == 0;
	}

	private void read(String text) throws ProtocolException {
		boolean hasPriority = this.cursor.peek(0) == '<';
		int priority = hasPriority ? SyslogPriority.read(this.cursor) : DEFAULT_PRIORITY;
		this.record.setLevel(SyslogPriority.level(priority));
		if (hasPriority) {
			this.record.addLabel("facility", SyslogPriority.facility(priority));
			int header = this.cursor.at();
			if (!readHeader()) {
				this.cursor.moveTo(header);
				readTraditionalHeader(text);
			}
		}
		this.record.setMessage(this.cursor.readRest());
	}

	// The header of RFC 5424, up to the message.
	private boolean readHeader() throws ProtocolException {
		if (!this.cursor.skip('1') || !this.cursor.skip(' ')) {
			return false;
		}
		String timestamp = this.cursor.readUntil(' ');
		String hostname = this.cursor.readUntil(' ');
		String program = this.cursor.readUntil(' ');
		String process = this.cursor.readUntil(' ');
		String messageId = this.cursor.readUntil(' ');
		boolean hasData = this.cursor.peek(0) == '-' || this.cursor.peek(0) == '[';
		if (!hasData || !(isNil(timestamp) || this.time.readIso(timestamp, 0, timestamp.length()))) {
			return false;
		}
		setHost(hostname);
		setProgram(program);
		setProcess(process);
		if (!isNil(messageId)) {
			this.record.addLabel("msgid", this.names.text(messageId));
		}
		this.structuredData.read(this.cursor, this.record);
		this.cursor.skip(' ');
		this.cursor.skip('\uFEFF');
		return true;
	}

	private void readTraditionalHeader(String text) {
		boolean hasTimestamp = readTimestamp(text);
		if (readTag() || !hasTimestamp) {
			return;
		}
		int start = this.cursor.at();
		String hostname = this.cursor.readUntil(' ');
		if (this.cursor.isAtEnd()) {
			this.cursor.moveTo(start);
			return;
		}
		setHost(hostname);
		readTag();
	}

	private boolean readTimestamp(String text) {
		int start = this.cursor.at();
		int end = this.time.readTraditional(text, start, text.length());
		if (end < 0 && this.cursor.peek(4) == '-') {
			String word = this.cursor.readUntil(' ');
			end = this.time.readIso(word, 0, word.length()) ? this.cursor.at() : -1;
		}
		if (end < 0) {
			this.cursor.moveTo(start);
			return false;
		}
		this.cursor.moveTo(end);
		this.cursor.skip(':');
		this.cursor.skip(' ');
		return true;
	}

	private boolean readTag() {
		int start = this.cursor.at();
		String program = readWord();
		boolean isNumbered = this.cursor.skip('[');
		String process = isNumbered ? readWord() : NIL;
		boolean isWhole = !isNumbered || this.cursor.skip(']');
		boolean hasColon = this.cursor.skip(':');
		boolean ends = this.cursor.skip(' ') || this.cursor.isAtEnd() || (isNumbered && hasColon);
		if (program.isEmpty() || program.length() > LONGEST_TAG || !isWhole || !(isNumbered || hasColon) || !ends) {
			this.cursor.moveTo(start);
			return false;
		}
		setProgram(program);
		setProcess(process);
		return true;
	}

	private String readWord() {
		int start = this.cursor.at();
		while (isOfTag(this.cursor.peek(0))) {
			this.cursor.read();
		}
		return this.cursor.textFrom(start);
	}

	private static boolean isOfTag(char character) {
		return (character < 0x7F && Character.isLetterOrDigit(character)) || PUNCTUATION_OF_TAG.indexOf(character) >= 0;
	}

	private void setHost(String hostname) {
		if (!isNil(hostname)) {
			this.host = this.names.text(hostname);
		}
	}

	private void setProgram(String program) {
		if (!isNil(program)) {
			this.record.setLoggerName(this.names.text(program));
		}
	}

	private void setProcess(String process) {
		if (isNil(process)) {
			return;
		}
		this.processId = TextCursor.number(process);
		if (this.processId < 0) {
			this.processId = 0;
			this.record.addLabel(PROCESS_LABEL, process);
		}
	}

	private static boolean isNil(String word) {
		return word.isEmpty() || word.equals(NIL);
	}

}
