package id.projectwise.listener;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Lets Spring Boot bind the {@link ListenerProperties} bean, which records where each
 * value came from, but gives the bean the values that the store was opened with: to Boot
 * an empty value is one, and an empty shared key none.
 */
final class ListenerPropertiesBindAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("log.listener");

	private final ConfigurableEnvironment environment;

	ListenerPropertiesBindAdvisor(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	@Override
	public BindHandler apply(BindHandler parent) {
		return new AbstractBindHandler(parent) {

			@Override
			public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Object result) {
				Object bound = super.onSuccess(name, target, context, result);
				return name.equals(PREFIX) ? bind() : bound;
			}

			@Override
			public Object onCreate(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Object result) {
				return name.equals(PREFIX) ? bind() : super.onCreate(name, target, context, result);
			}

			@Override
			public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Exception error) throws Exception {
				if (name.equals(PREFIX)) {
					return bind();
				}
				return PREFIX.isAncestorOf(name) ? null : super.onFailure(name, target, context, error);
			}

		};
	}

	private ListenerProperties bind() {
		return ListenerPropertiesBinder.bind(this.environment);
	}

}
