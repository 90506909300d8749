package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an editor shows about the settings.
 */
class ConfigurationMetadataTests {

	private static final Set<LogSetting> WITHOUT_DEFAULT = Set.of(LogSetting.CONSOLE_LEVEL, LogSetting.ROOT_DIR,
			LogSetting.MODULES, LogSetting.TOTAL_SIZE_CAP, LogSetting.MAX_FILE_SIZE, LogSetting.SOCKET_JOURNAL_DIR,
			LogSetting.SOCKET_SHARED_KEY, LogSetting.SOCKET_SSL_BUNDLE);

	private final Map<String, Object> metadata = read();

	@Test
	void listsExactlyTheKnownSettings() {
		assertThat(byName("properties").keySet()).filteredOn((name) -> name.startsWith("log."))
			.containsExactlyInAnyOrderElementsOf(
					Arrays.stream(LogSetting.values()).map((setting) -> setting.propertyName().toString()).toList());
	}

	@ParameterizedTest
	@EnumSource
	void describesSetting(LogSetting setting) {
		Map<String, Object> property = byName("properties").get(setting.propertyName().toString());
		assertThat((String) property.get("description")).endsWith(".").hasSizeGreaterThan(15);
		assertThat(property.containsKey("defaultValue")).isNotEqualTo(WITHOUT_DEFAULT.contains(setting));
	}

	@Test
	void tellsTheDefaultOfTheRootLevel() {
		assertThat(byName("properties").get("log.level")).containsEntry("defaultValue", "INFO");
	}

	@ParameterizedTest
	@EnumSource(names = { "MODE", "LEVEL", "CONSOLE_LEVEL", "MODULE_BY", "SOCKET_OVERFLOW" })
	void hintsAtEveryChoice(LogSetting setting) {
		assertThat(hintedValues(setting.propertyName().toString())).isEqualTo(setting.choices());
	}

	@ParameterizedTest
	@ValueSource(strings = { "log.format", "log.datefmt", "log.month-format" })
	void hintsAtExamplesOfFormats(String name) {
		assertThat(hintedValues(name)).hasSizeGreaterThan(1);
		assertThat(byName("hints").get(name)).containsEntry("providers", List.of(Map.of("name", "any")));
		assertThat(hintedValues(name)).contains(byName("properties").get(name).get("defaultValue"));
	}

	private List<Object> hintedValues(String name) {
		return items(byName("hints").get(name).get("values")).stream().map((value) -> value.get("value")).toList();
	}

	private Map<String, Map<String, Object>> byName(String section) {
		return items(this.metadata.get(section)).stream()
			.collect(Collectors.toMap((item) -> (String) item.get("name"), Function.identity()));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> items(Object list) {
		return (List<Map<String, Object>>) list;
	}

	private static Map<String, Object> read() {
		try {
			Path file = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
			return JsonPath.parse(Files.readString(file)).json();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
