/**
 * Logging on demand, for trying things out.
 */
@NullMarked
package id.projectwise.sample.web.trial;

import org.jspecify.annotations.NullMarked;
