package id.projectwise.listener;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ch.qos.logback.core.ContextBase;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.RecordFormat;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.JsonEventFormat;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Spring Boot's structured formats for received records. Boot's encoders take service and
 * process from the environment they are made in, so each worker gets an encoder made in
 * an environment that says who the worker is.
 */
final class StructuredRecordFormat implements RecordFormat {

	/** Workers come and go; one that comes back gets a new encoder. */
	private static final int MAX_ORIGINS = 1000;

	private final String name;

	private final ConfigurableEnvironment environment;

	private final Map<Origin, EventFormat> formats = new ConcurrentHashMap<>();

	/**
	 * Create a format.
	 * @param name the name of the format, in lower case
	 * @param environment where the format has further settings
	 */
	StructuredRecordFormat(String name, ConfigurableEnvironment environment) {
		this.name = name;
		this.environment = environment;
	}

	@Override
	public void format(LogRecord record, LineBuffer line) {
		EventFormat format = this.formats.get(record.origin());
		((format != null) ? format : create(record.origin())).format(new RecordEvent(record), line);
	}

	private EventFormat create(Origin origin) {
		ContextBase context = new ContextBase();
		context.putObject(Environment.class.getName(), environmentOf(origin));
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(this.name);
		EventFormat format = JsonEventFormat.of(encoder, encoder::setCharset);
		if (this.formats.size() >= MAX_ORIGINS) {
			this.formats.clear();
		}
		this.formats.put(origin, format);
		return format;
	}

	private Environment environmentOf(Origin origin) {
		StandardEnvironment merged = new StandardEnvironment();
		merged.merge(this.environment);
		merged.getPropertySources()
			.addFirst(new MapPropertySource("worker",
					Map.of("spring.application.name", origin.service(), "spring.application.pid", origin.processId(),
							"logging.structured.ecs.service.name", origin.service(),
							"logging.structured.ecs.service.node-name", origin.instance(),
							"logging.structured.gelf.host", origin.service())));
		ConfigurationPropertySources.attach(merged);
		return merged;
	}

}
