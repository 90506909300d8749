package id.projectwise.sample.mcp;

import java.util.Map;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.annotation.context.DefaultMcpSyncRequestContext;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;

/**
 * Calls of tools as Spring AI hands them over.
 */
final class Calls {

	private Calls() {
	}

	static McpSyncRequestContext of(String tool) {
		return of(tool, Implementation.builder("test-client", "1").build());
	}

	static McpSyncRequestContext of(String tool, @Nullable Implementation client) {
		McpAsyncServerExchange exchange = new McpAsyncServerExchange("session-1", null, null, client,
				McpTransportContext.EMPTY);
		return DefaultMcpSyncRequestContext.builder()
			.request(CallToolRequest.builder(tool).arguments(Map.of()).build())
			.exchange(new McpSyncServerExchange(exchange))
			.build();
	}

}
