package id.projectwise.listener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import id.projectwise.listener.route.CommitStore;
import id.projectwise.listener.route.StoreState;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.util.unit.DataSize;

/**
 * Whether records are taken: the port is bound, the files can be written, and there is
 * room for more.
 */
final class ListenerHealthIndicator extends AbstractHealthIndicator {

	private final ServerLifecycle server;

	private final CommitStore store;

	private final Path root;

	private final DataSize minFreeSpace;

	ListenerHealthIndicator(ServerLifecycle server, CommitStore store, Path root, DataSize minFreeSpace) {
		super("The health of the listener cannot be told");
		this.server = server;
		this.store = store;
		this.root = root;
		this.minFreeSpace = minFreeSpace;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) throws IOException {
		StoreState state = this.store.state();
		long free = Files.getFileStore(this.root).getUsableSpace();
		boolean roomy = free >= this.minFreeSpace.toBytes();
		builder.status((this.server.isRunning() && state.isWritable() && roomy) ? "UP" : "DOWN")
			.withDetail("listening", this.server.isRunning())
			.withDetail("writable", state.isWritable())
			.withDetail("directory", this.root.toString())
			.withDetail("freeBytes", free)
			.withDetail("minFreeBytes", this.minFreeSpace.toBytes());
		if (state.problem() != null) {
			builder.withDetail("problem", state.problem());
		}
	}

}
