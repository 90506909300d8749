/**
 * The listening port: connections, their records on the way to the store, their
 * acknowledgements on the way back, and what keeps one of them from harming the others.
 */
@NullMarked
package id.projectwise.listener.server;

import org.jspecify.annotations.NullMarked;
