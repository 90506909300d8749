/**
 * Spring wiring: settings, installation and their failure analysis.
 */
@NullMarked
package id.projectwise.logging.autoconfigure;

import org.jspecify.annotations.NullMarked;
