package dev.relay.mcp.tool;

import org.jspecify.annotations.Nullable;

/** Says on which thread it runs and for whom, or fails as no tool should. */
public final class ThreadTool implements Tool<ThreadTool.Input, ThreadTool.Output> {
  record Input(@Nullable Boolean fail) {}

  record Output(String thread, boolean virtual, String actor, String userId) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads("thread", "thread", "thread", Input.class, Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    var caller = call.caller();
    if (Boolean.TRUE.equals(arguments.fail())) {
      throw new IllegalStateException("secret-in-a-message");
    }
    var thread = Thread.currentThread();
    return new Answer<>(
        "here", new Output(thread.getName(), thread.isVirtual(), caller.actor(), caller.userId()));
  }
}
