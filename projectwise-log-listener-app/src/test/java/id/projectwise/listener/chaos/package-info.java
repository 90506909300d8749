/**
 * A small fleet of real processes that are killed, cut off and restarted at random, and
 * the count of what they left.
 */
@NullMarked
package id.projectwise.listener.chaos;

import org.jspecify.annotations.NullMarked;
