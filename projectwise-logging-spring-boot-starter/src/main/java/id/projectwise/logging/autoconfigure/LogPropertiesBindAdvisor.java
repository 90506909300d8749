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
 * Gives the bean the same settings that logging was installed with: Spring Boot's binding
 * knows where values come from, but not that an empty one means unset.
 */
final class LogPropertiesBindAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

	private final Environment environment;

	LogPropertiesBindAdvisor(Environment environment) {
		this.environment = environment;
	}

	@Override
	public BindHandler apply(BindHandler bindHandler) {
		return new Handler(bindHandler, this.environment);
	}

	private static final class Handler extends AbstractBindHandler {

		private final Environment environment;

		Handler(BindHandler parent, Environment environment) {
			super(parent);
			this.environment = environment;
		}

		@Override
		public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			return replace(super.onSuccess(name, target, context, result));
		}

		@Override
		public Object onCreate(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
			Object created = super.onCreate(name, target, context, result);
			return (created instanceof LogProperties) ? LogPropertiesBinder.bind(this.environment) : created;
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			return (LogSetting.of(name) != null) ? null : super.onFailure(name, target, context, error);
		}

		private @Nullable Object replace(@Nullable Object result) {
			return (result instanceof LogProperties) ? LogPropertiesBinder.bind(this.environment) : result;
		}

	}

}
