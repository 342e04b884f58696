package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Caller.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A call that no client made: keeps what is told, and answers every question with {@code choice}.
 */
public record TestCall(Caller caller, Optional<String> choice, List<String> told) implements Call {
  public static TestCall of(Caller caller) {
    return new TestCall(caller, Optional.empty(), new CopyOnWriteArrayList<>());
  }

  /** Of the owner's token that reads and runs. */
  public static TestCall ofOwner() {
    return of(new Caller.Token("owner", "test", Set.of(Scope.READ, Scope.RUN)));
  }

  public TestCall choosing(String answer) {
    return new TestCall(caller, Optional.of(answer), told);
  }

  @Override
  public void progress(double done, @Nullable Double total, String sentence) {
    told.add(sentence);
  }

  @Override
  public Optional<String> choose(String message, List<String> choices) {
    told.add(message);
    return choice.filter(choices::contains);
  }

  @Override
  public boolean takesLong() {
    told.add("takes long");
    return false;
  }
}
