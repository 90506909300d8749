package id.projectwise.sample.mcp;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.MDC;

import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;

/**
 * What holds for each call of a tool: who calls, its line in the log, its failure.
 * <p>
 * While a tool works, the diagnostic context tells an id of the call, the MCP session and
 * the client's name. The id is made here: the MCP SDK keeps the JSON-RPC id to itself,
 * and that is unique within a session only.
 */
final class ToolCall {

	static final String REQUEST_ID = "requestId";

	static final String SESSION = "mcpSession";

	static final String CLIENT = "mcpClient";

	private ToolCall() {
	}

	/**
	 * Do a tool's work. Each call leaves one line in the log.
	 * @param context the call as Spring AI hands it to the tool
	 * @param log the logger of the tool
	 * @param work what the tool does
	 * @param <T> type of the answer
	 * @return the answer
	 * @throws ToolFailure if the work failed, with the reason or, if nobody expected the
	 * failure, with the id under which the log tells the reason
	 */
	static <T> T run(McpSyncRequestContext context, Logger log, Supplier<T> work) {
		String id = UUID.randomUUID().toString();
		MDC.put(REQUEST_ID, id);
		MDC.put(SESSION, context.sessionId());
		MDC.put(CLIENT, nameOf(context.clientInfo()));
		try {
			return run(toolOf(context), id, log, work);
		}
		finally {
			MDC.remove(REQUEST_ID);
			MDC.remove(SESSION);
			MDC.remove(CLIENT);
		}
	}

	private static <T> T run(String tool, String id, Logger log, Supplier<T> work) {
		long start = System.nanoTime();
		try {
			T answer = work.get();
			log.info("{} answered in {} ms", tool, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
			return answer;
		}
		catch (ToolFailure ex) {
			log.warn("{} failed: {}", tool, ex.getMessage());
			throw ex;
		}
		catch (RuntimeException ex) {
			log.error("{} failed unexpectedly", tool, ex);
			throw new ToolFailure("Unexpected failure; the reason is in the log of this server, under " + id);
		}
	}

	private static String toolOf(McpSyncRequestContext context) {
		return ((CallToolRequest) context.request()).name();
	}

	private static @Nullable String nameOf(@Nullable Implementation client) {
		return (client != null) ? client.name() : null;
	}

}
