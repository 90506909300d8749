/**
 * What holds for each request: its id, its line in the log, its failure.
 */
@NullMarked
package id.projectwise.sample.web.request;

import org.jspecify.annotations.NullMarked;
