package id.projectwise.sample.mcp;

import org.springframework.ai.mcp.customizer.McpSyncServerCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the server works over standard input and output: one call after the other. By
 * itself it would answer from several threads, of whose answers the transport loses those
 * that meet.
 *
 * @see <a href="https://github.com/modelcontextprotocol/java-sdk/issues/686">The MCP
 * SDK's issue</a>
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnNotWebApplication
class StdioConfiguration {

	@Bean
	McpSyncServerCustomizer oneCallAfterTheOther() {
		return (server) -> server.immediateExecution(true);
	}

}
