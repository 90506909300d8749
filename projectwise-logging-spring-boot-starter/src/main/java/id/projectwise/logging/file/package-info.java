/**
 * Lines into the file of their module and day. Knows the JDK only.
 */
@NullMarked
package id.projectwise.logging.file;

import org.jspecify.annotations.NullMarked;
