package dev.relay.repo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.relay.repo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule LEAVES_ARE_NEVER_IMPORTED =
      noClasses()
          .that()
          .resideOutsideOfPackages("..repo.host..", "..repo.manifest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..repo.host..", "..repo.manifest..")
          .because("a host or an ecosystem is one file that can be added or taken away alone");

  @ArchTest
  static final ArchRule CLIENTS_OF_HOSTS_STAY_WITH_THEM =
      noClasses()
          .that()
          .resideOutsideOfPackage("..repo.host..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.kohsuke..",
              "org.gitlab4j..",
              "com.fasterxml.jackson.core..",
              "com.fasterxml.jackson.databind..")
          .because("they bring Jackson 2, and their objects know how to call the host");

  @ArchTest
  static final ArchRule NOTHING_REACTIVE_OR_WEB =
      noClasses()
          .that()
          .resideOutsideOfPackage("..repo.webhook.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "reactor..",
              "org.reactivestreams..",
              "org.springframework.web..",
              "jakarta.servlet..")
          .because("behind the edges Relay is plain blocking Java");

  @ArchTest
  static final ArchRule PROCESSES_START_IN_TWO_PLACES =
      noClasses()
          .that()
          .resideOutsideOfPackages("..repo.git..", "..repo.store..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .orShould()
          .callMethod(Runtime.class, "exec", String[].class)
          .because("whatever starts a program also has to end it, with all its children");

  @ArchTest
  static final ArchRule NOTHING_ABOVE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.relay.mcp..", "dev.relay.voice..")
          .because("the compile direction is one way");

  @ArchTest
  static final ArchRule GIT_KNOWS_WORKSPACES_ONLY =
      noClasses()
          .that()
          .resideInAPackage("..repo.git..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..repo.publish..", "..repo.graph..", "..repo.sync..", "..repo.store..")
          .because("everything else is built on git, not git on it");
}
