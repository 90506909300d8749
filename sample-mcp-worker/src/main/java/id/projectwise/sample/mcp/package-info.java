/**
 * An MCP server that shows the logging starter in use.
 */
@NullMarked
package id.projectwise.sample.mcp;

import org.jspecify.annotations.NullMarked;
