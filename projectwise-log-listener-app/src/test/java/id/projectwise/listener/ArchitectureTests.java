package id.projectwise.listener;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Who may know whom.
 */
@AnalyzeClasses(packages = "id.projectwise.listener", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String STARTER = "id.projectwise.logging.";

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("id.projectwise.listener.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule routeKnowsNoNetwork = classes().that()
		.resideInAPackage("id.projectwise.listener.route")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("java..", "org.jspecify..", "id.projectwise.listener.route", STARTER + "record",
				STARTER + "format", STARTER + "file", STARTER + "protocol");

	@ArchTest
	static final ArchRule timeComesFromAClock = noClasses().should().callMethod(System.class, "currentTimeMillis");

}
