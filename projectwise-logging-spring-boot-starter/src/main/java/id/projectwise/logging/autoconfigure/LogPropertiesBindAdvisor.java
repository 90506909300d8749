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
 * empty value is one. Whatever else is bound is left to Boot.
 */
final class LogPropertiesBindAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

	private final Environment environment;

	LogPropertiesBindAdvisor(Environment environment) {
		this.environment = environment;
	}

	@Override
	public BindHandler apply(BindHandler parent) {
		return new AbstractBindHandler(parent) {

			private boolean binding;

			@Override
			public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target,
					BindContext context) {
				this.binding |= isOurs(target);
				return super.onStart(name, target, context);
			}

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
					this.binding = false;
					return bind();
				}
				// An application may have settings of its own below the prefix.
				return this.binding ? null : super.onFailure(name, target, context, error);
			}

			@Override
			public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					@Nullable Object result) throws Exception {
				this.binding &= !isOurs(target);
				super.onFinish(name, target, context, result);
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
