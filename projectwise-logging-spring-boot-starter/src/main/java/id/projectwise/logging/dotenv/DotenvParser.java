package id.projectwise.logging.dotenv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The {@code parser} module of python-dotenv, statement by statement, without its regular
 * expressions: those overflow Java's stack on long values.
 */
final class DotenvParser {

	private static final Pattern INLINE_COMMENT = Pattern.compile("[\\s\\x1c-\\x1f]+#.*",
			Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

	private final List<DotenvEntry> entries = new ArrayList<>();

	private final List<Integer> skippedLines = new ArrayList<>();

	private final DotenvReader reader;

	DotenvParser(String text) {
		this.reader = new DotenvReader(text);
	}

	Dotenv parse() {
		this.reader.readWhile(DotenvReader::isSpace);
		while (this.reader.hasNext()) {
			parseStatement();
			this.reader.readWhile(DotenvReader::isSpace);
		}
		return new Dotenv(this.entries, this.skippedLines);
	}

	private void parseStatement() {
		int line = this.reader.line();
		DotenvEntry entry = null;
		boolean valid = this.reader.peek() == '#';
		if (!valid) {
			entry = readEntry();
			valid = entry != null && endsHere();
		}
		this.reader.readRestOfLine();
		if (!valid) {
			this.skippedLines.add(line);
		}
		else if (entry != null) {
			this.entries.add(entry);
		}
	}

	private boolean endsHere() {
		this.reader.skipBlanks();
		int next = this.reader.peek();
		return next == '#' || next == '\n' || !this.reader.hasNext();
	}

	private @Nullable DotenvEntry readEntry() {
		skipExport();
		String key = readKey();
		if (key == null) {
			return null;
		}
		this.reader.skipBlanks();
		boolean assigned = this.reader.peek() == '=';
		if (assigned) {
			this.reader.read(1);
			this.reader.skipBlanks();
		}
		int line = this.reader.line();
		int column = this.reader.column();
		String value = assigned ? readValue() : null;
		return (assigned && value == null) ? null : new DotenvEntry(key, value, line, column);
	}

	private void skipExport() {
		int after = this.reader.peek("export".length());
		if (this.reader.startsWith("export") && after != '\n' && DotenvReader.isSpace(after)) {
			this.reader.read("export".length());
			this.reader.skipBlanks();
		}
	}

	private @Nullable String readKey() {
		String key;
		if (this.reader.peek() == '\'') {
			key = new DotenvQuote(this.reader, '\'').readPlain();
		}
		else {
			key = this.reader.readWhile((c) -> c != '=' && c != '#' && !DotenvReader.isSpace(c));
		}
		return (key == null || key.isEmpty()) ? null : key;
	}

	private @Nullable String readValue() {
		int first = this.reader.peek();
		if (first == '\'' || first == '"') {
			return new DotenvQuote(this.reader, (char) first).readEscaped();
		}
		String rest = this.reader.readRestOfLine();
		return stripTrailing(INLINE_COMMENT.matcher(rest).replaceAll(""));
	}

	private static String stripTrailing(String value) {
		int end = value.length();
		while (end > 0 && DotenvReader.isSpace(value.charAt(end - 1))) {
			end--;
		}
		return value.substring(0, end);
	}

}
