package dev.relay.mcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.relay.mcp.approval.Approvals;
import dev.relay.mcp.tool.Tool;
import dev.relay.repo.publish.Approved;

@AnalyzeClasses(
    packages = "dev.relay",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestKit.class})
class ArchitectureTest {
  /** The kit for tests comes as a jar when everything is built at once. */
  static final class WithoutTestKit implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule nobodyAboveIsImported =
      noClasses()
          .that()
          .resideInAnyPackage("dev.relay.mcp..", "dev.relay.repo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.relay.voice..")
          .because("mcp-server runs alone, and voice reaches it over MCP like anybody else");

  @ArchTest
  static final ArchRule repositoriesKnowNothingOfTools =
      noClasses()
          .that()
          .resideInAPackage("dev.relay.repo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.relay.mcp..")
          .because("repo-sync compiles first and is used without agents or HTTP");

  @ArchTest
  static final ArchRule nobodyImportsAnAgent =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.relay.mcp.agent.codemod..", "dev.relay.mcp.agent.claude..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.relay.mcp.agent.codemod..", "dev.relay.mcp.agent.claude..")
          .because(
              "an agent is added or removed as one package; Spring hands agents to the choice");

  @ArchTest
  static final ArchRule nobodyImportsASandboxFromOutside =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.relay.mcp.sandbox..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("dev\\.relay\\.mcp\\.sandbox\\.\\w+Sandbox")
          .because("where a command runs is chosen by Sandboxes, not by who wants it run");

  @ArchTest
  static final ArchRule nobodyImportsATool =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.relay.mcp.tool..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Tool.class)
          .because("a tool is one file that Spring finds");

  @ArchTest
  static final ArchRule reactorStaysAtTheEdge =
      noClasses()
          .that()
          .resideInAPackage("dev.relay..")
          .and()
          .resideOutsideOfPackages(
              "dev.relay.mcp.transport..",
              "dev.relay.mcp.api..",
              "dev.relay.mcp.access.web..",
              "dev.relay.repo.webhook.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("reactor..", "org.reactivestreams..")
          .because("behind the edges Relay is plain blocking Java on virtual threads");

  @ArchTest
  static final ArchRule theWebEdgeStandsAlone =
      noClasses()
          .that()
          .haveSimpleNameStartingWith("Edge")
          .and()
          .resideInAPackage("dev.relay.mcp.access.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.relay.repo.store..", "dev.relay.mcp.task..", "org.springframework.jdbc..")
          .because("voice uses it in a process of its own, without a task database");

  @ArchTest
  static final ArchRule onlyApprovalsMakesAnApproved =
      noClasses()
          .that()
          .resideOutsideOfPackage(Approvals.class.getPackageName())
          .should()
          .callConstructorWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                      com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(
                          Approved.class))))
          .because("nothing lands without a person's answer to exactly these bytes");

  @ArchTest
  static final ArchRule toolsDoNotDecide =
      noClasses()
          .that()
          .resideInAPackage("dev.relay.mcp.tool..")
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("decide")))
          .because("approving is not a tool");

  @ArchTest
  static final ArchRule restAddsNoRules =
      classes()
          .that()
          .resideInAPackage("dev.relay.mcp.api..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage("dev.relay.mcp.api..", "dev.relay.mcp")
          .because("what REST can do, everything else can do without it");

  @ArchTest
  static final ArchRule noCyclesAtTheEdges =
      slices()
          .matching("dev.relay.mcp.(tool|api|transport|analysis|status|secret)..")
          .should()
          .beFreeOfCycles()
          .because("each can be read alone");
}
