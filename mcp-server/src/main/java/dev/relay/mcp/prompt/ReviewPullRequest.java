package dev.relay.mcp.prompt;

import dev.relay.mcp.prompt.Prompt.Argument;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads a pull request with everything around it in view. */
@Component
final class ReviewPullRequest implements Prompt {
  @Override
  public Definition definition() {
    return new Definition(
        "review-pr",
        "Review a pull request",
        "Reviews a pull request with the other repositories in view: who uses what it changes, and"
            + " what breaks there.",
        List.of(
            Argument.needed("repository", "The repository that the pull request is for."),
            Argument.needed("number", "Its number."),
            Argument.optional("focus", "What to look at most, such as security or the API."),
            Argument.WORKSPACE));
  }

  @Override
  public String text(Map<String, String> arguments) {
    return """
    Review pull request %s of %s in %s.%s

    1. Read it with `review`, and say in one sentence what it wants to do.
    2. For every function, endpoint, field, setting or dependency that it changes and that \
    others can see: who uses it? Ask `symbols` for references and `analyze` with type impact, \
    across all repositories, and `read` the places before you claim anything.
    3. Check that it does what it says, also where something fails, is empty, comes twice or \
    at the same time; that secrets and other people's input are handled as elsewhere in these \
    repositories; and that tests would fail without it.

    Report findings only, each with repository, file and line, what goes wrong and when, and \
    what to do instead. Begin with what must not be merged as it is, then what should change, \
    then what is a matter of taste, which you keep to three at most. Say "nothing found" where \
    that is so; don't praise and don't retell the diff. End with what you could not check.

    Post nothing. If I ask you to post it, a person approves the very words on Relay's page.
    """
        .formatted(
            arguments.get("number"),
            arguments.get("repository"),
            Texts.workspace(arguments),
            arguments.containsKey("focus") ? " Look most at: " + arguments.get("focus") + "." : "");
  }
}
