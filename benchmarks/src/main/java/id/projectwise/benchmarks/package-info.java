/**
 * The starter's speed beside other loggers, the same line in the same run.
 */
@NullMarked
package id.projectwise.benchmarks;

import org.jspecify.annotations.NullMarked;
