package id.projectwise.logging.autoconfigure;

import org.springframework.boot.SpringApplication;

/**
 * Something to be done at the end of this process, after everything that may still log.
 * <p>
 * Spring Boot runs its handlers after all contexts were closed, those registered last
 * first. The one that stops Logback is registered right before ours, and so runs after
 * it. Where Boot was told to have no shutdown hook, nobody runs handlers: therefore it is
 * a plain hook of the process, too. Both run side by side.
 */
final class ExitHandler {

	private final Runnable action;

	private final Thread hook;

	private ExitHandler(Runnable action) {
		this.action = action;
		this.hook = new Thread(action, "log-exit");
	}

	/**
	 * Register an action.
	 * @param action what to do, at most once by each of two threads
	 * @return what to {@linkplain #remove() remove} when it is no longer needed
	 */
	static ExitHandler add(Runnable action) {
		ExitHandler handler = new ExitHandler(action);
		SpringApplication.getShutdownHandlers().add(handler.action);
		Runtime.getRuntime().addShutdownHook(handler.hook);
		return handler;
	}

	/** Forget the action, unless the process is ending already. */
	void remove() {
		try {
			SpringApplication.getShutdownHandlers().remove(this.action);
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The process is ending, and the action runs or has run.
			return;
		}
	}

}
