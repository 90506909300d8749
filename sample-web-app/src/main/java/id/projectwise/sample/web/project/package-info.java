/**
 * Projects: created, listed, read.
 */
@NullMarked
package id.projectwise.sample.web.project;

import org.jspecify.annotations.NullMarked;
