package id.projectwise.listener;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Who may know whom.
 */
@AnalyzeClasses(packages = "id.projectwise.listener", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String HOME = "id.projectwise.listener";

	private static final String STARTER = "id.projectwise.logging.";

	@ArchTest
	static final ArchRule layersPointOneWay = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("codec")
		.definedBy(HOME + ".codec")
		.layer("route")
		.definedBy(HOME + ".route")
		.layer("server")
		.definedBy(HOME + ".server")
		.layer("root")
		.definedBy(HOME)
		.whereLayer("root")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("server")
		.mayOnlyBeAccessedByLayers("root")
		.whereLayer("route")
		.mayOnlyBeAccessedByLayers("server", "root")
		.whereLayer("codec")
		.mayOnlyBeAccessedByLayers("server");

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching(HOME + ".(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule onlyCodecAndServerKnowNetty = noClasses().that()
		.resideOutsideOfPackages(HOME + ".codec", HOME + ".server")
		.should()
		.dependOnClassesThat(resideInAPackage("io.netty.."));

	@ArchTest
	static final ArchRule onlyTheRootKnowsSpringAndLogback = noClasses().that()
		.resideOutsideOfPackage(HOME)
		.should()
		.dependOnClassesThat(resideInAnyPackage("org.springframework..", "ch.qos.logback..", "org.slf4j.."));

	@ArchTest
	static final ArchRule routeNeedsTheStarterOnly = classes().that()
		.resideInAPackage(HOME + ".route")
		.should()
		.onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", HOME + ".route", STARTER + "record",
				STARTER + "format", STARTER + "protocol", STARTER + "file"));

	@ArchTest
	static final ArchRule othersBelowNeedLittleOfTheStarter = classes().that()
		.resideInAnyPackage(HOME + ".codec", HOME + ".server")
		.should()
		.onlyDependOnClassesThat(DescribedPredicate.not(resideInAPackage("id.projectwise.logging.."))
			.or(resideInAnyPackage(STARTER + "record", STARTER + "format", STARTER + "protocol")));

	@ArchTest
	static final ArchRule timeComesFromClocks = noClasses().should()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callMethod(java.time.LocalDate.class, "now")
		.orShould()
		.callMethod(java.time.Instant.class, "now");

	@ArchTest
	static final ArchRule casesDoNotDependOnTheLocale = noClasses().should()
		.callMethod(String.class, "toLowerCase")
		.orShould()
		.callMethod(String.class, "toUpperCase");

}
