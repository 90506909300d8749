package id.projectwise.logging.dotenv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The content of a {@code .env} file in the grammar of
 * <a href="https://pypi.org/project/python-dotenv/">python-dotenv</a> 1.2, with variables
 * replaced as its {@code dotenv_values} does: <code>${NAME}</code> is an earlier entry of
 * the file, else the environment's variable, else the default of
 * <code>${NAME:-default}</code>, else nothing. A byte order mark is skipped.
 *
 * @param entries the assignments in the order of the file; of several with one key the
 * last counts
 * @param skippedLines the numbers of the lines, counted from 1, at which a statement
 * starts that is no assignment and was skipped
 */
public record Dotenv(List<DotenvEntry> entries, List<Integer> skippedLines) {

	public Dotenv {
		entries = List.copyOf(entries);
		skippedLines = List.copyOf(skippedLines);
	}

	/**
	 * Read a file in UTF-8. Blocks while reading.
	 * @param file the file, which need not exist
	 * @param environment the environment's variables
	 * @return the content; empty if there is no such file
	 * @throws IOException if the file cannot be read or is not valid UTF-8; the message
	 * names the file and the reason
	 */
	public static Dotenv load(Path file, Map<String, ?> environment) throws IOException {
		byte[] bytes;
		try {
			bytes = Files.readAllBytes(file);
		}
		catch (NoSuchFileException ex) {
			bytes = new byte[0];
		}
		catch (IOException ex) {
			throw new IOException(file + " cannot be read: " + reason(ex), ex);
		}
		return parse(decode(file, bytes), environment);
	}

	/**
	 * Read a text.
	 * @param text the text, untrusted
	 * @param environment the environment's variables
	 * @return the content
	 */
	public static Dotenv parse(String text, Map<String, ?> environment) {
		Dotenv raw = new DotenvParser(text).parse();
		return new Dotenv(new DotenvVariables(environment).resolve(raw.entries()), raw.skippedLines());
	}

	private static String reason(IOException ex) {
		String reason = (ex instanceof FileSystemException detailed) ? detailed.getReason() : ex.getMessage();
		return (reason != null) ? reason : ex.getClass().getSimpleName();
	}

	private static String decode(Path file, byte[] bytes) throws IOException {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate(bytes.length);
		boolean wrong = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT)
			.decode(in, out, true)
			.isError();
		String text = out.flip().toString();
		if (wrong) {
			long line = text.lines().count() + ((text.isEmpty() || text.endsWith("\n")) ? 1 : 0);
			throw new IOException(file + " is not valid UTF-8 in line " + line);
		}
		return text;
	}

}
