package io.lianke.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.lianke.access.Open;
import io.lianke.access.Requires;
import io.lianke.tenancy.TenantEvent;
import io.lianke.testing.Shows;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RequestMapping;

class CodeRulesTests {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.lianke")
                    .that(
                            DescribedPredicate.not(
                                    JavaClass.Predicates.resideInAnyPackage(
                                            "io.lianke.postgres..", "io.lianke.buildtools..")));

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(ZonedDateTime.class, "now")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because(
                                "time comes from the injected InstantSource, so that tests can travel"),
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .callMethod(Thread.class, "sleep", java.time.Duration.class)
                        .because("nothing waits by sleeping"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(Random.class)
                        .because("randomness is secure or seeded, never by stealth"),
                fields().should()
                        .notBeAnnotatedWith(Autowired.class)
                        .andShould()
                        .notBeAnnotatedWith(Value.class)
                        .because("dependencies come through the constructor"));
    }

    static Stream<ArchRule> securityRules() {
        return Stream.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(ObjectInputStream.class)
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javax.script..", "org.springframework.expression..", "ognl..")
                        .because("data never becomes code (I-1)"),
                noClasses()
                        .should()
                        .callMethod(Runtime.class, "exec", String.class)
                        .because("data never becomes a command (I-1)"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "..web..",
                                "io.lianke.access",
                                "io.lianke.console",
                                "io.lianke.idempotency")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..")
                        .because("HTTP stays in the web packages"),
                classes()
                        .that()
                        .implement(TenantEvent.class)
                        .should()
                        .beRecords()
                        .because("an event is a fact"),
                methods()
                        .that()
                        .areMetaAnnotatedWith(RequestMapping.class)
                        .and()
                        .areNotDeclaredIn("io.lianke.shared.web.ErrorPage")
                        .should()
                        .beAnnotatedWith(Requires.class)
                        .orShould()
                        .beAnnotatedWith(Open.class)
                        .because("every endpoint is decided on purpose (Z-1)"));
    }

    @ParameterizedTest
    @MethodSource({"rules", "securityRules"})
    @Shows({"Z-1", "W-1", "S-7"})
    void rule_holds(ArchRule rule) {
        rule.check(OURS);
    }
}
