/**
 * A record as one line of text in UTF-8. Knows records only.
 */
@NullMarked
package id.projectwise.logging.format;

import org.jspecify.annotations.NullMarked;
