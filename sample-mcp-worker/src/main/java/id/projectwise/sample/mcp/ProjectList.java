package id.projectwise.sample.mcp;

import java.util.List;

/**
 * Projects as a tool's answer, which must be a JSON object.
 *
 * @param projects the projects
 */
record ProjectList(List<Project> projects) {
}
