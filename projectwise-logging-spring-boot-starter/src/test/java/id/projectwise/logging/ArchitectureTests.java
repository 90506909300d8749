package id.projectwise.logging;

import java.util.Locale;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Who may know whom.
 */
@AnalyzeClasses(packages = "id.projectwise.logging", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String HOME = "id.projectwise.logging.";

	private static final DescribedPredicate<JavaClass> SPRING = resideInAPackage("org.springframework..");

	private static final DescribedPredicate<JavaClass> LOGBACK = resideInAPackage("ch.qos.logback..");

	@ArchTest
	static final ArchRule layersPointOneWay = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("record")
		.definedBy(HOME + "record")
		.layer("format")
		.definedBy(HOME + "format")
		.layer("file")
		.definedBy(HOME + "file")
		.layer("protocol")
		.definedBy(HOME + "protocol")
		.layer("dotenv")
		.definedBy(HOME + "dotenv")
		.layer("journal")
		.definedBy(HOME + "journal")
		.layer("ship")
		.definedBy(HOME + "ship")
		.layer("logback")
		.definedBy(HOME + "logback")
		.layer("autoconfigure")
		.definedBy(HOME + "autoconfigure")
		.whereLayer("autoconfigure")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("logback")
		.mayOnlyBeAccessedByLayers("autoconfigure")
		.whereLayer("dotenv")
		.mayOnlyBeAccessedByLayers("autoconfigure")
		.whereLayer("file")
		.mayOnlyBeAccessedByLayers("logback", "autoconfigure")
		.whereLayer("ship")
		.mayOnlyBeAccessedByLayers("logback", "autoconfigure")
		.whereLayer("journal")
		.mayOnlyBeAccessedByLayers("ship", "logback", "autoconfigure")
		.whereLayer("protocol")
		.mayOnlyBeAccessedByLayers("ship", "logback", "autoconfigure")
		.whereLayer("format")
		.mayOnlyBeAccessedByLayers("protocol", "ship", "logback", "autoconfigure")
		.whereLayer("record")
		.mayOnlyBeAccessedByLayers("format", "protocol", "logback", "autoconfigure");

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching(HOME + "(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule filesNeedJavaOnly = onlyJavaAnd("file");

	@ArchTest
	static final ArchRule dotenvNeedsJavaOnly = onlyJavaAnd("dotenv");

	@ArchTest
	static final ArchRule recordsNeedJavaOnly = onlyJavaAnd("record");

	@ArchTest
	static final ArchRule formatsNeedRecordsOnly = onlyJavaAnd("format", HOME + "record");

	@ArchTest
	static final ArchRule protocolNeedsRecordsAndFormatsOnly = onlyJavaAnd("protocol", HOME + "record",
			HOME + "format");

	@ArchTest
	static final ArchRule journalNeedsJavaOnly = onlyJavaAnd("journal");

	@ArchTest
	static final ArchRule shippingNeedsTheJournalAndTheProtocolOnly = onlyJavaAnd("ship", HOME + "journal",
			HOME + "protocol", HOME + "format", "javax.net.ssl");

	@ArchTest
	static final ArchRule onlyAutoconfigureKnowsSpring = noClasses().that()
		.resideOutsideOfPackage(HOME + "autoconfigure")
		.should()
		.dependOnClassesThat(SPRING);

	@ArchTest
	static final ArchRule onlyTwoPackagesKnowLogback = noClasses().that()
		.resideOutsideOfPackages(HOME + "logback", HOME + "autoconfigure")
		.should()
		.dependOnClassesThat(LOGBACK);

	@ArchTest
	static final ArchRule autoConfigurationsArePublicAndFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL);

	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicMethods = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicFields = fields().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule nobodyBelowLogs = fields().that()
		.areDeclaredInClassesThat(resideInAnyPackage(HOME + "record", HOME + "format", HOME + "protocol", HOME + "file",
				HOME + "journal", HOME + "ship", HOME + "dotenv"))
		.should()
		.notHaveRawType("org.slf4j.Logger")
		.andShould()
		.notHaveRawType("java.util.logging.Logger")
		.andShould()
		.notHaveRawType("java.lang.System$Logger");

	@ArchTest
	static final ArchRule casesDoNotDependOnTheLocale = noClasses().should()
		.callMethod(String.class, "toLowerCase")
		.orShould()
		.callMethod(String.class, "toUpperCase")
		.as("Cases are changed with " + Locale.class.getName() + ".ROOT");

	@ArchTest
	static final ArchRule timeComesFromClocks = noClasses().should()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callMethod(java.time.LocalDate.class, "now")
		.orShould()
		.callMethod(java.time.LocalDateTime.class, "now")
		.orShould()
		.callMethod(java.time.ZonedDateTime.class, "now");

	private static ArchRule onlyJavaAnd(String name, String... others) {
		return classes().that()
			.resideInAPackage(HOME + name)
			.should()
			.onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", HOME + name)
				.or((others.length > 0) ? resideInAnyPackage(others) : DescribedPredicate.not(alwaysTrue())));
	}

}
