package dev.relay.mcp.prompt;

import dev.relay.mcp.prompt.Prompt.Argument;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Leaves nothing lying about in the evening. */
@Component
final class EndOfDay implements Prompt {
  @Override
  public Definition definition() {
    return new Definition(
        "end-of-day",
        "End of the day",
        "What got done today, what is not safe yet, and what can go on overnight.",
        List.of(Argument.WORKSPACE));
  }

  @Override
  public String text(Map<String, String> arguments) {
    return """
    Help me to finish the day in %s.

    Ask `status`, `tasks` and, for every change that is landing, `publish`. Look with `diff` at \
    what is not committed in my checkouts, to say what it is about.

    Then tell me, briefly:
    1. What got done today: one line per change, with its repositories and where it stands.
    2. What is not safe: uncommitted work, changes that nobody approved, half-way landings, \
    branches that are behind. For each say the one thing that would settle it.
    3. What can go on without me tonight, and what will only wait.
    4. A note for tomorrow: what I was in the middle of, in two sentences that I will \
    understand in the morning.

    Offer to do what settles things (`sync`, `steer`, cancelling with `tasks`), one offer at a \
    time, and do each only after I say yes. What needs an approval I do on Relay's page.
    """
        .formatted(Texts.workspace(arguments));
  }
}
