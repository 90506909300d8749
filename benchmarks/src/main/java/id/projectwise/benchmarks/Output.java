package id.projectwise.benchmarks;

/**
 * Where the lines of a run go.
 */
enum Output {

	FILES("files", "20 loggers, files"),

	ONE_FILE("one-file", "one logger, one file"),

	PIPE("pipe", "20 loggers, stdout to a pipe"),

	REDIRECT("redirect", "20 loggers, stdout to a file"),

	SOCKET("socket", "20 loggers, shipped");

	private final String id;

	private final String title;

	Output(String id, String title) {
		this.id = id;
		this.title = title;
	}

	/**
	 * Return how the starter calls it.
	 * @return the value of {@code log.mode}
	 */
	String mode() {
		return switch (this) {
			case FILES, ONE_FILE -> "file";
			case PIPE, REDIRECT -> "stdout";
			case SOCKET -> "socket";
		};
	}

	int loggers() {
		return (this == ONE_FILE) ? 1 : Workload.LOGGERS.size();
	}

	String title() {
		return this.title;
	}

	@Override
	public String toString() {
		return this.id;
	}

}
