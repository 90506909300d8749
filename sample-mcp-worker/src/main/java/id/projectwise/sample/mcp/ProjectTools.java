package id.projectwise.sample.mcp;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpTool.McpAnnotations;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.stereotype.Component;

/**
 * Tools that read and create projects.
 */
@Component
final class ProjectTools {

	private static final Logger log = LoggerFactory.getLogger(ProjectTools.class);

	private final ProjectClient projects;

	ProjectTools(ProjectClient projects) {
		this.projects = projects;
	}

	@McpTool(name = "list_projects", description = "List the projects, all or those with a certain name.",
			generateOutputSchema = true, annotations = @McpAnnotations(readOnlyHint = true, destructiveHint = false,
					idempotentHint = true, openWorldHint = false))
	ProjectList list(McpSyncRequestContext context, @McpToolParam(required = false,
			description = "Text that the name must contain, in upper or lower case") @Nullable String name) {
		return ToolCall.run(context, log, () -> new ProjectList(named(name)));
	}

	@McpTool(name = "find_project", description = "Find one project by its id.", generateOutputSchema = true,
			annotations = @McpAnnotations(readOnlyHint = true, destructiveHint = false, idempotentHint = true,
					openWorldHint = false))
	Project find(McpSyncRequestContext context, @McpToolParam(description = "Id of the project") long id) {
		return ToolCall.run(context, log,
				() -> this.projects.findById(id).orElseThrow(() -> new ToolFailure("There is no project " + id)));
	}

	@McpTool(name = "create_project", description = "Create a project and return it with its id.",
			generateOutputSchema = true, annotations = @McpAnnotations(destructiveHint = false, openWorldHint = false))
	Project create(McpSyncRequestContext context,
			@McpToolParam(description = "Name of the project, at most 100 characters") String name) {
		return ToolCall.run(context, log, () -> create(name));
	}

	private Project create(String name) {
		Project project = this.projects.create(name);
		log.info("Created project {}: {}", project.id(), project.name());
		return project;
	}

	private List<Project> named(@Nullable String name) {
		String wanted = (name != null) ? name.toLowerCase(Locale.ROOT) : "";
		return this.projects.findAll()
			.stream()
			.filter((project) -> project.name().toLowerCase(Locale.ROOT).contains(wanted))
			.toList();
	}

}
