package id.projectwise.logging.dotenv;

import org.jspecify.annotations.Nullable;

/**
 * One assignment of a {@code .env} file.
 *
 * @param key the name, untrusted text
 * @param value the value, untrusted text, or {@code null} if the name stands there
 * without an equals sign
 * @param line the line on which the value starts, counted from 1
 * @param column the column in which the value starts, its quote included, counted from 1
 */
public record DotenvEntry(String key, @Nullable String value, int line, int column) {

	DotenvEntry withValue(@Nullable String other) {
		return new DotenvEntry(this.key, other, this.line, this.column);
	}

}
