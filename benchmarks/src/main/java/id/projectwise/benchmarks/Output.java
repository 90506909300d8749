package id.projectwise.benchmarks;

/**
 * Where the lines of a run go.
 */
enum Output {

	FILES("files", "20 loggers, files"),

	ONE_FILE("one-file", "one logger, one file"),

	PIPE("pipe", "20 loggers, stdout to a pipe"),

	REDIRECT("redirect", "20 loggers, stdout to a file");

	private final String id;

	private final String title;

	Output(String id, String title) {
		this.id = id;
		this.title = title;
	}

	boolean isStdout() {
		return this == PIPE || this == REDIRECT;
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
