package dev.relay.voice.assistant;

import dev.relay.voice.assistant.Assistant.Reply;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that start, steer or stop work. What they start lands only once a person approved it. */
final class WriteRules {
  private static final Pattern RENAME =
      Pattern.compile(
          "rename(?<kind>(?: the)?(?: (?:field|method|function|class|variable|property"
              + "|type|interface|symbol|constant|column|parameter|word|identifier|enum|record))?) "
              + "(?<from>\"[^\"]+\"|'[^']+'|`[^`]+`|[\\w$ .-]+?) (?:to|into|as|in to) "
              + "(?<name>\"[^\"]+\"|'[^']+'|`[^`]+`|[\\w$ .-]+?)(?<rest>(?: (?:in|across|within|everywhere|throughout|for|and|but|only)\\b.*)?)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String VERBS =
      "add|fix|change|make|update|refactor|remove|delete|implement|write|create|introduce|migrate"
          + "|upgrade|downgrade|bump|convert|extract|move|use|handle|support|improve|document|test|format"
          + "|clean|simplify|split|combine|rewrite|optimi[sz]e|deprecate|enable|disable|log|validate|build"
          + "|generate|port|drop|hide|increase|decrease|raise|lower|set|correct|swap|turn|ensure|cover"
          + "|speed|switch|wrap|inline|insert|append|prepend|put|reduce|return|cache|retry"
          + "|rename|replace|substitute|run|expose|rework|restructure|tidy|pin|translate";

  /** Words that begin small talk as well as requests. */
  private static final String REQUEST =
      "(?:(?:"
          + VERBS
          + ")\\b .+|have (?:the|all|every|each|both) .+"
          + "|(?:call|catch|throw) (?!(?:me|you|us|it|him|her|them)\\b).+)";

  /** What they name are words in files, and no repositories to work in. */
  private static final Pattern SUBSTITUTION =
      Pattern.compile("^(?:rename|replace|substitute|swap)\\b", Pattern.CASE_INSENSITIVE);

  private final Names names;

  WriteRules(Names names) {
    this.names = names;
  }

  List<Rule> all() {
    return List.of(
        Rule.when(
            "(?:stop|cancel|abort|halt|never ?mind|forget it|kill)(?: (?:it|that|this|everything|all|now"
                + "|the (?:task|agent|job|work)|(?:the )?current task|working|doing that))*",
            _ -> Calls.cancel()),
        Rule.when(
            "(?:undo|revert|roll ?back|take back|take that back|put (?:it|that) back)"
                + "(?: (?:it|that|this|everything|the (?:last|previous|latest) (?:change|task|one)|last change|the changes?|what you did))*",
            _ -> Calls.undo()),
        Rule.when(
            "also,? (?<words>.+)"
                + "|(?:tell|say to|ask) (?:the agent|it|claude|him|her|them)[:,]?(?: to| that)? (?<told>.+)",
            WriteRules::steer),
        Rule.when(
            "(?:sync|synchroni[sz]e|pull|fetch|refresh|update)(?: (?:up|down))?"
                + "(?: (?<what>everything|it all|all|all of (?:it|them)|(?:all |every |the |my |our )*(?:repositor(?:y|ies)|repos?|projects?|workspace)))?"
                + "(?: (?:from|with) (?:the )?(?:remotes?|upstream|origin|server|git))?"
                + "|bring everything up to date|get (?:the )?latest(?: changes)?|pull (?:the )?latest(?: changes)?",
            _ -> Calls.sync(List.of())),
        Rule.when(
            "(?:sync|synchroni[sz]e|pull|fetch|refresh) (?:the )?(?<what>[\\w.,& -]+?)"
                + "(?: (?:from|with) (?:the )?(?:remotes?|upstream|origin|server|git))?",
            match -> Calls.sync(names.repositories(match.group("what")))),
        Rule.when(RENAME.pattern(), this::rename),
        Rule.when(REQUEST, match -> implement(match.group())),
        Rule.maybe(
            "(?:(?:in|for|inside) (?<where>[\\w.,& -]+?)[,:]?|(?<repository>[\\w.-]+):) " + REQUEST,
            this::inPlace));
  }

  private static Reply steer(Matcher match) {
    var words = match.group("words") == null ? match.group("told") : match.group("words");
    return Calls.steer(words);
  }

  /** A recogniser writes "user name to display name"; the names are put back together. */
  private Reply rename(Matcher match) {
    var sentence =
        "rename%s %s to %s%s"
            .formatted(
                match.group("kind"),
                Names.identifier(match.group("from")),
                Names.identifier(match.group("name")),
                match.group("rest"));
    return implement(sentence);
  }

  /** "In the frontend, fix the failing test": the place comes first. */
  private Optional<Reply> inPlace(Matcher match) {
    var first = match.group("where") == null ? match.group("repository") : match.group("where");
    var repositories = names.mentioned(first);
    return repositories.isEmpty()
        ? Optional.empty()
        : Optional.of(Calls.implement(match.group(), repositories));
  }

  private Reply implement(String sentence) {
    return Calls.implement(
        sentence,
        SUBSTITUTION.matcher(sentence).find()
            ? names.places(sentence).repositories()
            : names.mentioned(sentence));
  }
}
