/**
 * Logback events into lines, files and the console.
 */
@NullMarked
package id.projectwise.logging.logback;

import org.jspecify.annotations.NullMarked;
