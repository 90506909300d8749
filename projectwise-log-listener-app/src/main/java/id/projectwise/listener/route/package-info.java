/**
 * Records into the files of the tree, and when they are safely there. Knows no protocol
 * of the network.
 */
@NullMarked
package id.projectwise.listener.route;

import org.jspecify.annotations.NullMarked;
