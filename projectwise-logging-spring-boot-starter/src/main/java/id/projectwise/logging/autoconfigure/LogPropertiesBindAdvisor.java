package id.projectwise.logging.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Lets Spring Boot bind the {@link LogProperties} bean, which records where each value
 * came from, but gives the bean the values that logging was installed with: to Boot an
 * empty value is one.
 */
final class LogPropertiesBindAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("log");

	private final Environment environment;

	LogPropertiesBindAdvisor(Environment environment) {
		this.environment = environment;
	}

	@Override
	public BindHandler apply(BindHandler parent) {
		return new AbstractBindHandler(parent) {

			@Override
			public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Object result) {
				Object bound = super.onSuccess(name, target, context, result);
				return isOurs(target) ? bind() : bound;
			}

			@Override
			public Object onCreate(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Object result) {
				return isOurs(target) ? bind() : super.onCreate(name, target, context, result);
			}

			@Override
			public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Exception error) throws Exception {
				if (isOurs(target)) {
					return bind();
				}
				return PREFIX.isAncestorOf(name) ? null : super.onFailure(name, target, context, error);
			}

		};
	}

	private static boolean isOurs(Bindable<?> target) {
		return target.getType().resolve() == LogProperties.class;
	}

	private LogProperties bind() {
		return LogPropertiesBinder.bind(this.environment);
	}

}
