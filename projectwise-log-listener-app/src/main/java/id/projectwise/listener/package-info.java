/**
 * The log listener: receives the records of a fleet and writes them to one tree of files.
 */
@NullMarked
package id.projectwise.listener;

import org.jspecify.annotations.NullMarked;
