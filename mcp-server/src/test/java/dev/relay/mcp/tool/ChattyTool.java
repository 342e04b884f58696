package dev.relay.mcp.tool;

import java.util.List;
import java.util.concurrent.Semaphore;

/** Tells its progress, and asks which of two is meant. */
public final class ChattyTool implements Tool<ChattyTool.Input, ChattyTool.Output> {
  /** A permit for each call whose client wants to hear of progress. */
  public static final Semaphore HEARD = new Semaphore(0);

  record Input() {}

  record Output(String chosen) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads("chatty", "chatty", "chatty", Input.class, Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    if (call instanceof ExchangeCall exchange && exchange.isHeard()) {
      HEARD.release();
    }
    call.progress(1, 3.0, "One of three.");
    call.progress(0, 3.0, "A step back.");
    call.progress(3, 3.0, "All three.");
    var chosen = call.choose("Which one is meant?", List.of("backend", "frontend"));
    return new Answer<>("said", new Output(chosen.orElse("nobody said")));
  }
}
