package id.projectwise.sample.mcp;

/**
 * Why a tool cannot do what it was asked, in words for the client. It has no cause,
 * because Spring AI would show that to the client as well.
 */
final class ToolFailure extends RuntimeException {

	ToolFailure(String message) {
		super(message);
	}

}
