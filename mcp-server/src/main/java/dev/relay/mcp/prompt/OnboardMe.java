package dev.relay.mcp.prompt;

import dev.relay.mcp.prompt.Prompt.Argument;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows somebody new around. */
@Component
final class OnboardMe implements Prompt {
  @Override
  public Definition definition() {
    return new Definition(
        "onboard-me",
        "Show me around",
        "Explains the repositories of a workspace to somebody new: what each is for, how they fit"
            + " together, and where to begin.",
        List.of(
            Argument.optional("repository", "The repository that you will work in."),
            Argument.optional("role", "What you know and do, such as frontend developer."),
            Argument.WORKSPACE));
  }

  @Override
  public String text(Map<String, String> arguments) {
    return """
    I am new to %s%s. Show me around%s.

    Begin with `workspaces` and `analyze` with type architecture. `read` the README of each \
    repository that matters and the few files that everything goes through; ask `symbols` for \
    outlines rather than reading whole files. Believe the code where a document says otherwise, \
    and tell me that it does.

    Then explain:
    1. What the whole is for, in three sentences.
    2. Each repository in one sentence, in the order in which they depend on each other.
    3. The way of one real request through them, step by step, with repository and file.
    4. The words that mean something special here.
    5. How to build and test what I will touch, as the repositories themselves say it.
    6. A first small change that is useful and safe: where, why, and how to prove it. Don't \
    start it.

    Name repository, file and line for whatever you claim. Keep it to what I need in my first \
    week, and ask me at the end what to go deeper into.
    """
        .formatted(
            Texts.workspace(arguments),
            arguments.containsKey("role") ? " (" + arguments.get("role") + ")" : "",
            arguments.containsKey("repository")
                ? ", with " + arguments.get("repository") + " in the middle"
                : "");
  }
}
