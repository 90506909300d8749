/**
 * A small service that shows the logging starter in use.
 */
@NullMarked
package id.projectwise.sample.web;

import org.jspecify.annotations.NullMarked;
