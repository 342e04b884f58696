package dev.relay.mcp.prompt;

import dev.relay.mcp.prompt.Prompt.Argument;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Thinks before a change is started. */
@Component
final class PlanChange implements Prompt {
  @Override
  public Definition definition() {
    return new Definition(
        "plan-change",
        "Plan a change",
        "Works out what a change touches in which repositories and in which order, before anything"
            + " is started.",
        List.of(
            Argument.needed("change", "What is to be changed, in your own words."),
            Argument.optional("repository", "Where you would begin, if you know."),
            Argument.WORKSPACE));
  }

  @Override
  public String text(Map<String, String> arguments) {
    return """
    Plan this change over the repositories of %s: %s

    Don't change anything yet. Work it out like this:
    1. See who depends on whom (`workspaces`), and find what the change is about with `search` \
    and `symbols`%s. Read the few files that decide how it has to be done (`read`).
    2. Ask what else is touched: `analyze` with type impact for every name that other \
    repositories can see. For each consumer note file and line, and whether the change breaks \
    it.
    3. Decide the order. A change that others need comes before theirs; where both can't land \
    at once, say what keeps working in between (first add, then move users over, then remove).
    4. Look for what proves it: the tests that cover these places, and which are missing.

    Then tell me, in this order and briefly:
    - the change in one sentence, as you would hand it to an agent;
    - a table: repository, what changes there, why, how risky that is;
    - the order, and what could go wrong with it;
    - what you are not sure of, as questions that I can answer with yes, no or a name;
    - the call of `implement` that you propose: description and repositories.

    Start `implement` only after I say so. What it makes lands only once a person has approved \
    it on Relay's page.
    """
        .formatted(Texts.workspace(arguments), arguments.get("change"), begin(arguments));
  }

  private static String begin(Map<String, String> arguments) {
    return arguments.containsKey("repository")
        ? ", beginning in " + arguments.get("repository")
        : "";
  }
}
