package id.projectwise.sample.mcp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpTool.McpAnnotations;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.stereotype.Component;

/**
 * A tool that answers also when the projects service does not.
 */
@Component
final class StatusTools {

	private static final Logger log = LoggerFactory.getLogger(StatusTools.class);

	private final ProjectClient projects;

	StatusTools(ProjectClient projects) {
		this.projects = projects;
	}

	@McpTool(name = "service_status", description = "Tell where the projects service is and whether it is up.",
			generateOutputSchema = true, annotations = @McpAnnotations(readOnlyHint = true, destructiveHint = false,
					idempotentHint = true, openWorldHint = false))
	ServiceStatus status(McpSyncRequestContext context) {
		return ToolCall.run(context, log, this.projects::status);
	}

}
