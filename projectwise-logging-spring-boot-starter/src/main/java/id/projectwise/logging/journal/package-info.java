/**
 * Records kept in memory-mapped files until somebody acknowledges them: safe from the end
 * of the process as soon as they are appended. Knows the JDK only.
 */
@NullMarked
package id.projectwise.logging.journal;

import org.jspecify.annotations.NullMarked;
