/**
 * The {@code .env} file, read as python-dotenv reads it. Knows the JDK only.
 */
@NullMarked
package id.projectwise.logging.dotenv;

import org.jspecify.annotations.NullMarked;
