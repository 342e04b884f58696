package dev.relay.voice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.relay.voice", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyBootstrapKnowsTheMcpServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.relay.voice.bootstrap")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.relay.mcp..")
          .because("voice reaches tools over MCP, and must run without the server beside it");

  @ArchTest
  static final ArchRule nobodyImportsAProvider =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.relay.voice.provider")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.relay.voice.provider")
          .because("a speech provider is one new file, found by Spring");

  @ArchTest
  static final ArchRule nobodyImportsBootstrap =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.relay.voice.bootstrap")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.relay.voice.bootstrap")
          .because("it puts the others together");

  @ArchTest
  static final ArchRule voiceHoldsNoRepositories =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.relay.voice.bootstrap")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.relay.repo.git..", "dev.relay.repo.publish..", "dev.relay.repo.workspace..")
          .because("voice alone has no workspace and no push credential");

  @ArchTest
  static final ArchRule reactorStaysAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.relay.voice.realtime", "dev.relay.voice.bootstrap")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("reactor..")
          .because("everything behind the edge is plain Java on virtual threads");
}
