package id.projectwise.sample.web.trial;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.stereotype.Service;

/**
 * Logs what a trial asks for.
 */
@Service
final class TrialService {

	/**
	 * Log the trial's lines from as many threads as it asks for, the calling one among
	 * them; returns after the last call to the logger did.
	 * @param trial what to log
	 */
	void run(Trial trial) {
		Map<String, String> context = MDC.getCopyOfContextMap();
		List<CompletableFuture<Void>> others = IntStream.rangeClosed(2, trial.threads())
			.mapToObj((first) -> start("trial-" + first, context, () -> logShare(trial, first)))
			.toList();
		logShare(trial, 1);
		others.forEach(CompletableFuture::join);
	}

	private static CompletableFuture<Void> start(String threadName, @Nullable Map<String, String> context,
			Runnable share) {
		return CompletableFuture.runAsync(() -> {
			MDC.setContextMap(context);
			share.run();
		}, (task) -> new Thread(task, threadName).start());
	}

	private static void logShare(Trial trial, int first) {
		Logger logger = LoggerFactory.getLogger(trial.logger());
		for (int number = first; number <= trial.count(); number += trial.threads()) {
			logger.atLevel(trial.level()).log("{}", trial.text(number));
		}
	}

}
