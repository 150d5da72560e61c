package studio.evosearch.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The floors of the house: which package may use which. */
class ArchTest {
  private static final String ENGINE = ArchTest.class.getPackageName();

  /** From the ground floor up: a package may use those before it, never one after. */
  private static final List<String> FLOORS =
      List.of(
          "noise",
          "diffusion",
          "checkpoint",
          "script",
          "arch",
          "torch",
          "model",
          "reward",
          "search",
          "run",
          "pack",
          "analysis",
          "export",
          "bench",
          "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ENGINE);

  @Test
  void everyPackageHasItsFloor() {
    Set<String> unknown = new TreeSet<>();
    CLASSES.forEach(c -> unknown.add(c.getPackageName().substring(ENGINE.length() + 1)));
    FLOORS.forEach(unknown::remove);
    assertEquals(Set.of(), unknown);
  }

  @ParameterizedTest
  @FieldSource("FLOORS")
  void aPackageUsesOnlyThoseBelowIt(String floor) {
    List<String> above = FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size());
    noClasses()
        .that()
        .resideInAPackage(in(floor))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above.stream().map(ArchTest::in).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void searchMeetsModelsOnlyAsValues() {
    noClasses()
        .that()
        .resideInAnyPackage(in("search"), in("diffusion"), in("noise"), in("analysis"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("torch"), in("script"), in("arch"), in("checkpoint"))
        .check(CLASSES);
  }

  @Test
  void onlyPackageTorchKnowsDjl() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("torch"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }

  @Test
  void theEngineKnowsNoWindows() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "java.awt.event..", "javax.swing..")
        .check(CLASSES);
  }

  @Test
  void onlyPackageRunStartsThreads() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in("run"), in("cli"))
        .and()
        .doNotHaveSimpleName("ProcessEnd") // a hook is given to Java as a thread
        .should()
        .callConstructorWhere(target(owner(assignableTo(Thread.class))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(Thread.class)))
                .and(target(nameMatching("ofPlatform|ofVirtual|startVirtualThread"))))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Executors.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineWritesToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("cli"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  private static String in(String floor) {
    return ENGINE + "." + floor + "..";
  }
}
