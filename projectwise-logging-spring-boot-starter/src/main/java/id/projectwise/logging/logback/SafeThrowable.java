package id.projectwise.logging.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * A throwable whose message shows line ends and control characters instead of being them.
 */
final class SafeThrowable implements IThrowableProxy {

	private final IThrowableProxy throwable;

	SafeThrowable(IThrowableProxy throwable) {
		this.throwable = throwable;
	}

	@Override
	public @Nullable String getMessage() {
		String message = this.throwable.getMessage();
		return (message != null) ? SafeEvent.message(message) : null;
	}

	@Override
	public @Nullable String getOverridingMessage() {
		String message = StackTraces.overridingText(this.throwable);
		return (message != null) ? SafeEvent.message(message) : null;
	}

	@Override
	public String getClassName() {
		return this.throwable.getClassName();
	}

	@Override
	public StackTraceElementProxy[] getStackTraceElementProxyArray() {
		return this.throwable.getStackTraceElementProxyArray();
	}

	@Override
	public int getCommonFrames() {
		return this.throwable.getCommonFrames();
	}

	@Override
	public @Nullable IThrowableProxy getCause() {
		IThrowableProxy cause = this.throwable.getCause();
		return (cause != null) ? new SafeThrowable(cause) : null;
	}

	@Override
	public IThrowableProxy @Nullable [] getSuppressed() {
		IThrowableProxy[] suppressed = this.throwable.getSuppressed();
		if (suppressed == null) {
			return null;
		}
		IThrowableProxy[] safe = new IThrowableProxy[suppressed.length];
		for (int i = 0; i < safe.length; i++) {
			safe[i] = new SafeThrowable(suppressed[i]);
		}
		return safe;
	}

	@Override
	public boolean isCyclic() {
		return this.throwable.isCyclic();
	}

}
