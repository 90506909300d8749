package id.projectwise.benchmarks;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.sift.AbstractDiscriminator;

/**
 * Makes Logback's SiftingAppender keep a file for each module, as the starter does.
 */
public final class ModuleDiscriminator extends AbstractDiscriminator<ILoggingEvent> {

	@Override
	public String getDiscriminatingValue(ILoggingEvent event) {
		String name = event.getLoggerName();
		return name.substring(name.lastIndexOf('.') + 1);
	}

	@Override
	public String getKey() {
		return "module";
	}

}
