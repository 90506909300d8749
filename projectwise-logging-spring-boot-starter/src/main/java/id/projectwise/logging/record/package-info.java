/**
 * What a log record is: plain data, no formatting, no Logback.
 */
@NullMarked
package id.projectwise.logging.record;

import org.jspecify.annotations.NullMarked;
