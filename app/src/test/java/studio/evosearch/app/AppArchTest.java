package studio.evosearch.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The floors of the studio: which package may use which. */
class AppArchTest {
  private static final String APP = AppArchTest.class.getPackageName();

  /** Views know none of their kind; the shell alone puts them together. */
  private static final List<String> VIEWS =
      List.of(
          "setup",
          "controls",
          "population",
          "lineage",
          "chart",
          "inspector",
          "compare",
          "latents",
          "library",
          "export");

  /** Under the views, from the ground floor up. */
  private static final List<String> FLOORS = List.of("fx", "settings", "session");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(APP);

  @Test
  void everyPackageHasItsFloor() {
    Set<String> unknown = new TreeSet<>();
    CLASSES.stream()
        .filter(c -> !c.getPackageName().equals(APP))
        .forEach(c -> unknown.add(c.getPackageName().substring(APP.length() + 1)));
    unknown.removeAll(VIEWS);
    unknown.removeAll(FLOORS);
    assertEquals(Set.of("shell"), unknown);
  }

  @ParameterizedTest
  @FieldSource("FLOORS")
  void aFloorUsesOnlyThoseBelowIt(String floor) {
    List<String> above = FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size());
    uses(floor, Stream.of(above, VIEWS, List.of("shell")).flatMap(List::stream));
  }

  @ParameterizedTest
  @FieldSource("VIEWS")
  void aViewKnowsNoOther(String view) {
    uses(
        view,
        Stream.concat(VIEWS.stream().filter(other -> !other.equals(view)), Stream.of("shell")));
  }

  private static void uses(String floor, Stream<String> forbidden) {
    noClasses()
        .that()
        .resideInAPackage(in(floor))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.map(AppArchTest::in).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theStudioKnowsNoModelInside() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "ai.djl..", "studio.evosearch.engine.torch..", "studio.evosearch.engine.script..")
        .check(CLASSES);
  }

  @Test
  void onlyTheSettingsAndExportsTouchFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in("settings"), in("shell"))
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Files.class))).and(target(name("newInputStream"))))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(FileInputStream.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.sql..")
        .check(CLASSES);
  }

  @Test
  void oneClassHopsToTheFxThread() {
    noClasses()
        .that()
        .doNotHaveSimpleName("FxThread")
        .should()
        .callMethod(Platform.class, "runLater", Runnable.class)
        .check(CLASSES);
  }

  @Test
  void oneClassStartsThreads() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Tasks")
        .should()
        .callConstructorWhere(target(owner(assignableTo(Thread.class))))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Executors.class)
        .check(CLASSES);
  }

  private static String in(String part) {
    return APP + "." + part + "..";
  }
}
