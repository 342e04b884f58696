package dev.relay.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.access.Caller.Scope;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyTest {
  private static final Map<String, Caller> CALLERS =
      Map.of(
          "person", new Caller.Person("owner", "s"),
          "launcher", new Caller.Token("owner", "launcher", Set.of(Scope.SIGN_IN)),
          "run token", new Caller.Token("owner", "ci", Set.of(Scope.READ, Scope.RUN)),
          "read token", new Caller.Token("owner", "look", Set.of(Scope.READ)),
          "admin token", new Caller.Token("owner", "adds", Set.of(Scope.ADMIN)),
          "voice", new Caller.Service("owner", "voice"));

  private static final Map<Effect, Set<String>> TABLE =
      Map.of(
          Effect.READ, Set.of("person", "run token", "read token", "voice"),
          Effect.RUN, Set.of("person", "run token", "voice"),
          Effect.SYNC, Set.of("person", "run token", "voice"),
          Effect.UNDO, Set.of("person", "run token", "voice"),
          Effect.ANSWER, Set.of("person"),
          Effect.DECIDE, Set.of("person"),
          Effect.DECIDE_PROTECTED, Set.of("person"),
          Effect.ADD_REPOSITORY, Set.of("person", "admin token", "voice"),
          Effect.SIGN_IN, Set.of("person", "launcher"),
          Effect.ADMINISTER, Set.of("person"));

  @TestFactory
  Stream<DynamicTest> letsEachCallerCauseWhatTheTableSays() {
    return EnumSet.allOf(Effect.class).stream()
        .flatMap(effect ->
            CALLERS.keySet().stream()
                .map(who ->
                    DynamicTest.dynamicTest(
                        effect + " by " + who,
                        () ->
                            assertThat(Policy.allows(who(who), effect))
                                .isEqualTo(TABLE.getOrDefault(effect, Set.of()).contains(who)))));
  }

  @Test
  void refusesInOneSentenceWithTheNextStep() {
    assertThatThrownBy(() -> Policy.require(who("run token"), Effect.DECIDE))
        .isInstanceOf(Forbidden.class)
        .hasMessage("Only a person decides on an approval: open Relay's page and tap there.");
  }

  private static Caller who(String name) {
    return Objects.requireNonNull(CALLERS.get(name));
  }
}
