package dev.relay.mcp.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.agent.Agent.Availability;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentChoiceTest {
  private static final String RENAME = "rename a to b";
  private static final Availability ABSENT =
      Availability.missing("is not installed", "install it and log in");
  private static final Availability LOGGED_OUT =
      Availability.missing("is installed but not logged in", "run it and log in");
  private static final Availability LOGGED_IN = Availability.ready("is installed and logged in");

  /** Takes everything, or only sentences that begin with rename. */
  private record Stub(String name, String title, int rank, Availability availability)
      implements Agent {
    @Override
    public String takes() {
      return rank > 10 ? "any request" : "plain renames";
    }

    @Override
    public String understands() {
      return rank > 10 ? "say anything." : "say for example: rename a to b.";
    }

    @Override
    public Optional<String> suits(String description) {
      if (rank > 10) {
        return Optional.of("it " + availability.state());
      }
      return Optional.of("this is a plain rename").filter(_ -> description.startsWith("rename"));
    }

    @Override
    public void work(Assignment assignment, Logbook events) {
      throw new AssertionError("nobody asked it to work");
    }
  }

  private static AgentChoice choice(Availability claude, String... configured) {
    var small = new Stub("codemod", "the codemod agent", 10, Availability.ready("is built in"));
    return new AgentChoice(
        List.of(small, new Stub("claude", "Claude Code", 20, claude)),
        List.of(configured).stream().findFirst());
  }

  @Test
  void saysWhyTheSmallAgentDoesIt() {
    assertThat(choice(ABSENT).choose(RENAME, null).reason())
        .isEqualTo(
            "The codemod agent will do this, because this is a plain rename; Claude Code is not"
                + " installed.");
    assertThat(choice(LOGGED_OUT).choose(RENAME, null).reason())
        .isEqualTo(
            "The codemod agent will do this, because this is a plain rename; Claude Code is"
                + " installed but not logged in.");
  }

  @Test
  void prefersTheOneThatTakesEverything() {
    for (var request : List.of(RENAME, "make it faster")) {
      assertThat(choice(LOGGED_IN).choose(request, null).reason())
          .isEqualTo("Claude Code will do this, because it is installed and logged in.");
    }
  }

  @Test
  void saysWhatIsNextWhenNobodyCanDoIt() {
    assertThatThrownBy(() -> choice(ABSENT).choose("make it faster", null))
        .isInstanceOf(NoAgent.class)
        .hasMessage(
            "That needs Claude Code, which is not installed: install it and log in; without it,"
                + " say for example: rename a to b.");
    assertThatThrownBy(() -> choice(LOGGED_OUT).choose("make it faster", null))
        .isInstanceOf(NoAgent.class)
        .hasMessage(
            "That needs Claude Code, which is installed but not logged in: run it and log in;"
                + " without it, say for example: rename a to b.");
  }

  @Test
  void doesAsItIsToldOrSaysWhyNot() {
    assertThat(choice(LOGGED_IN).choose(RENAME, "codemod").reason())
        .isEqualTo("The codemod agent will do this, because you asked for it.");
    assertThat(choice(LOGGED_IN, "codemod").choose(RENAME, null).reason())
        .isEqualTo("The codemod agent will do this, because RELAY_AGENT says so.");
    assertThatThrownBy(() -> choice(ABSENT).choose(RENAME, "claude"))
        .isInstanceOf(NoAgent.class)
        .hasMessage("Claude Code is not installed: install it and log in.");
    assertThatThrownBy(() -> choice(LOGGED_IN, "codemod").choose("make it faster", null))
        .isInstanceOf(NoAgent.class)
        .hasMessage("The codemod agent takes plain renames only; say for example: rename a to b.");
  }

  @Test
  void tellsHowItStandsBeforeAnythingIsAsked() {
    assertThat(choice(ABSENT).preferred().reason())
        .isEqualTo(
            "The codemod agent is built in and takes plain renames; Claude Code is not"
                + " installed.");
    assertThat(choice(LOGGED_IN).preferred().reason())
        .isEqualTo("Claude Code is installed and logged in and takes any request.");
    assertThat(choice(ABSENT).all())
        .extracting(AgentChoice.Candidate::reason)
        .containsExactly(
            "Claude Code is not installed: install it and log in.",
            "The codemod agent is built in and takes plain renames.");
  }
}
