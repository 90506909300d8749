package id.projectwise.logging.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ModuleNamingTests {

	private final ModuleNaming naming = new ModuleNaming(false, Map.of());

	private final ModuleNaming byPackage = new ModuleNaming(true, Map.of());

	@ParameterizedTest
	@CsvSource({ "orders, orders", "quart.app, quart", "shop.__main__, shop", "shop.app.main, shop", "app, app",
			"a.b.extensions, extensions", "com.acme.orders.OrderService, OrderService", "com.acme.Outer$Inner, Outer",
			"ROOT, root", "'', root", "., root", "..., root", "../../etc/passwd, _etc_passwd", "a/b, a_b", "a\\b, a_b",
			"con, con_", "x.NUL, NUL_", "x.lpt9, lpt9_", "a b, a_b", "$Proxy12, _Proxy12",
			"org.springframework.boot.Foo, framework", "org.springframeworks.Foo, Foo", "java, framework",
			"javanese, javanese" })
	void takesTheLastSegmentThatSaysSomething(String logger, String module) {
		assertThat(this.naming.moduleOf(logger)).isEqualTo(module);
	}

	@ParameterizedTest
	@CsvSource({ "com.acme.orders.OrderService, orders", "com.acme.orders, orders", "OrderService, OrderService",
			"com.acme.app.Start, acme", "com.acme.orders.Order$Line, orders", "app.Start, app" })
	void takesThePackageOfAClassIfAskedTo(String logger, String module) {
		assertThat(this.byPackage.moduleOf(logger)).isEqualTo(module);
	}

	@Test
	void prefersTheLongestPrefixOfTheSettings() {
		ModuleNaming configured = new ModuleNaming(false, Map.of("web", List.of("org.springframework.web", " a.b "),
				"deep", List.of("a.b.c"), "../evil", List.of("evil")));
		assertThat(configured.moduleOf("org.springframework.web.Foo")).isEqualTo("web");
		assertThat(configured.moduleOf("org.springframework.boot.Foo")).isEqualTo("framework");
		assertThat(configured.moduleOf("a.b.x")).isEqualTo("web");
		assertThat(configured.moduleOf("a.b.c.x")).isEqualTo("deep");
		assertThat(configured.moduleOf("a.bc")).isEqualTo("bc");
		assertThat(configured.moduleOf("evil")).isEqualTo("___evil");
	}

	@Test
	void letsSettingsReplaceAWellKnownModule() {
		ModuleNaming configured = new ModuleNaming(false, Map.of("framework", List.of("org.hibernate")));
		assertThat(configured.moduleOf("org.hibernate.SQL")).isEqualTo("framework");
		assertThat(configured.moduleOf("org.springframework.web")).isEqualTo("web");
	}

	@Test
	void boundsTheLengthAndKeepsLongNamesApart() {
		String one = this.naming.moduleOf("x".repeat(5000) + "1");
		String other = this.naming.moduleOf("x".repeat(5000) + "2");
		assertThat(one).hasSize(100).isNotEqualTo(other).startsWith("xxx");
		assertThat(this.naming.moduleOf("\u8a9e".repeat(300)).getBytes(StandardCharsets.UTF_8).length)
			.isLessThanOrEqualTo(100);
	}

	@Test
	void makesEveryNameAFileNameThatRoundTrips() {
		Random random = new Random(42);
		for (int n = 0; n < 20_000; n++) {
			StringBuilder name = new StringBuilder();
			for (int length = random.nextInt(12); length >= 0; length--) {
				name.append((n % 2 == 0) ? (char) random.nextInt(0x10000) : "./\\.$\n\0:a".charAt(random.nextInt(9)));
			}
			String module = this.naming.moduleOf(name.toString());
			assertThat(module).matches("[\\p{L}\\p{Nd}_-]+");
			assertThat(this.byPackage.moduleOf(name.toString())).matches("[\\p{L}\\p{Nd}_-]+");
			assertThat(DatedName.moduleOfActive(DatedName.active(module))).isEqualTo(module);
		}
	}

}
