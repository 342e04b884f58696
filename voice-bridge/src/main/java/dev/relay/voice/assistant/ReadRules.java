package dev.relay.voice.assistant;

import dev.relay.voice.assistant.Assistant.Reply;
import java.util.List;
import java.util.regex.Matcher;

/** Words that ask, and change nothing. */
final class ReadRules {
  private static final String SHOW = "(?:show|give|tell|read|get|let) (?:me |us )?(?:see )?";
  private static final String THE = "(?:the |my |our |its |a )?";

  private static final String FIND = "(?:find|locate|go to|" + SHOW + ")(?: me)? ?";

  private static final String TOUCHED =
      "(?:breaks?|is affected|would break|will break|gets? hit|happens|would happen|would be affected|do i break)";

  private final Names names;

  ReadRules(Names names) {
    this.names = names;
  }

  List<Rule> all() {
    return List.of(
        Rule.when(
            "what(?:'s| is| has| have| did)?(?: (?:you|it|relay|they|we))? (?:been )?"
                + "(?:changed?|different|modified|edited)(?: (?:so far|there|in .+|since .+|this time))?"
                + "|(?:"
                + SHOW
                + ")?"
                + THE
                + "(?:diffs?|changes|change set|patch|what changed)"
                + "(?: (?:please|again|so far))?"
                + "|what did (?:you|it|they) do",
            _ -> Calls.diff()),
        Rule.when(
            "(?:"
                + SHOW
                + ")?"
                + THE
                + "(?:current )?(?:status|state|progress)(?: report)?(?: of .+)?"
                + "|what's (?:going on|happening|up|"
                + THE
                + "status|new)"
                + "|what is (?:going on|happening|"
                + THE
                + "(?:status|state|progress))"
                + "|how(?:'s| is) (?:it|that|the task|everything) (?:going|coming along|doing)"
                + "|how far (?:are you|is it|along is it)|where are we|are you (?:done|finished|ready)(?: yet)?"
                + "|is it (?:done|finished|ready)(?: yet)?|what are you doing"
                + "|have (?:all )?(?:the |my |our )?(?:tests?|builds?|tasks?|changes) (?:passed|finished|failed|run|landed)(?: yet)?"
                + "|did (?:it|(?:all )?(?:the |my |our )?(?:tests?|builds?|tasks?|changes)) (?:pass|finish|fail|land|work)(?: yet)?"
                + "|(?:the |my |our )?(?:tests?|builds?) (?:results?|status|report)",
            _ -> Calls.status()),
        Rule.when(
            "(?:"
                + SHOW
                + "|list )?"
                + THE
                + "(?:open |running |recent |all )*tasks"
                + "|what tasks (?:are there|are running|are open|do i have)|what(?:'s| is) running",
            _ -> Calls.listTasks()),
        Rule.when(
            "(?:list |"
                + SHOW
                + ")"
                + THE
                + "(?:all )?(?:the )?(?:repositories|repos|projects|workspaces?)"
                + "|(?:what|which) (?:repositories|repos|projects|workspaces?)"
                + "(?: (?:are there|do (?:i|we|you) have|are (?:in|part of) .+|do you know|is this))?"
                + "|repositories|repos|workspaces?",
            _ -> Calls.workspaces()),
        Rule.when(
            "(?:read|open|show|print|display)(?: me)? (?:the )?(?:file )?(?<path>[\\w./@+-]+\\.\\w+|\\S*/\\S+)"
                + " (?:in|from|of) (?<where>[\\w.&\\- ]+)",
            this::read),
        Rule.when(
            "(?:what|who|which (?:repositories|repos|projects|ones)) (?:all )?"
                + "(?:depends?|relies|rely|builds?) (?:on|upon) (?<where>[\\w.,& -]+)"
                + "|who (?:uses|needs) (?<user>[\\w.& -]+ (?:repo|repository|project))"
                + "|(?:"
                + SHOW
                + "|what are |which are )?"
                + THE
                + "dependents of (?<of>[\\w.,& -]+)",
            match -> Calls.dependents(repository(match))),
        Rule.when(
            "what (?:all )?"
                + TOUCHED
                + " (?:if|when) (?:i|we|you|somebody|someone)(?: were to)? (?:change|touch|break|rename|remove|delete|drop|edit|move)d? "
                + "(?<if>.+?)(?: (?:in)?to .+)?"
                + "|what (?:all )?"
                + TOUCHED
                + " (?:if|when) (?<when>.+?) (?:changes?|changed|is (?:changed|renamed|removed|deleted)|goes away|disappears)"
                + "|what (?:does|would|will) (?:changing|renaming|removing|deleting) (?<does>.+?) (?:break|affect|touch|hit)"
                + "|what(?:'s| is) the impact of (?:changing |renaming |removing |a change (?:of|to|in) )?(?<impact>.+)",
            this::impact),
        Rule.when(
            "(?:what|which (?:repositories|repos|projects|ones)) (?:all )?(?:does|do)(?: the)? (?<of>[\\w.& -]+?) (?:(?:depend|rely|build) (?:on|upon)|need)"
                + "|(?:why|how) (?:does|do)(?: the)? (?<why>[\\w.& -]+?) (?:(?:depend|rely|build) (?:on|upon)|need)\\b.*"
                + "|does(?: the)? (?<does>[\\w.& -]+?) (?:(?:depend|rely|build) (?:on|upon)|need) .+"
                + "|why is .+ a dependency of (?<for>[\\w.& -]+)"
                + "|(?:"
                + SHOW
                + "|what are |which are )?"
                + THE
                + "dependencies (?:of|for|in) (?<where>[\\w.,& -]+)",
            match -> Calls.dependencies(repository(match))),
        Rule.when(
            "(?:"
                + SHOW
                + "|analy[sz]e )?"
                + THE
                + "(?:dependency |dependencies )?"
                + "(?:dependencies|graph|order|dependency order)(?: (?:of|for|between|in) (?<where>[\\w.,& -]+))?"
                + "|analy[sz]e(?: (?<what>[\\w.,& -]+))?",
            match -> Calls.analyze(repository(match))),
        Rule.when("who uses (?<user>.+)", this::users),
        Rule.when(
            "where (?:is|are)(?: the)? (?<where>.+? (?:defined|declared|implemented)(?: in .+)?)"
                + "|"
                + FIND
                + THE
                + "(?:definitions?|declarations?) of (?<of>.+)",
            match -> symbol("definitions", match)),
        Rule.when(
            "(?:who|what) calls (?<who>.+)|" + FIND + "(?:all )?" + THE + "callers of (?<of>.+)",
            match -> symbol("callers", match)),
        Rule.when(
            "(?:search|grep|look)(?: (?:for|up))? (?<what>.+)"
                + "|(?:find|locate)(?: me)?(?: (?:all|every|any))?(?: (?:uses?|usages?|occurrences?|references?|mentions?|places?)(?: of| to)?| the)? (?<find>.+)"
                + "|where (?:is|are|do (?:we|i|you) use|does|did (?:we|i))(?: the)? (?<where>.+?)(?: (?:used|defined|declared|mentioned|called|referenced|appear|occur|come from))?"
                + "|who (?:uses|calls|references) (?<user>.+)"
                + "|how (?:often|many times) (?:is|do we use|does) (?<often>.+?)(?: (?:used|occur|appear))?",
            this::search));
  }

  private Reply read(Matcher match) {
    var repositories = names.repositories(match.group("where"));
    return Calls.read(repositories.isEmpty() ? "" : repositories.getFirst(), match.group("path"));
  }

  /** The one that is asked about; none when it is all of them. */
  private String repository(Matcher match) {
    var named = firstGroup(match);
    var repositories = named.isEmpty() ? List.<String>of() : names.repositories(named);
    return repositories.isEmpty() ? "" : repositories.getFirst();
  }

  /** A repository is depended on; anything else is named by words of its own. */
  private Reply impact(Matcher match) {
    var changed = firstGroup(match).strip();
    return names
        .known(changed)
        .<Reply>map(Calls::dependents)
        .orElseGet(() -> Calls.impact(unquoted(changed.replaceFirst("(?i)^(?:the|our|my) ", ""))));
  }

  /** A repository is used by others; any other name is used in places. */
  private Reply users(Matcher match) {
    return names
        .known(match.group("user"))
        .<Reply>map(Calls::dependents)
        .orElseGet(() -> search(match));
  }

  /** Text where it is no name as it is written: "where is the login page defined". */
  private Reply symbol(String action, Matcher match) {
    var placed =
        names.places(firstGroup(match).replaceFirst(" (?:defined|declared|implemented)", ""));
    var name = subject(placed.rest());
    return name.matches("[\\w$.:]+")
        ? Calls.symbols(action, name, placed.repositories())
        : Calls.search(name, placed.repositories());
  }

  private Reply search(Matcher match) {
    var placed = names.places(firstGroup(match));
    return Calls.search(subject(placed.rest()), placed.repositories());
  }

  /** Without what announces it: "the word foo" is foo, and quotes are no part of it. */
  private static String subject(String text) {
    var bare =
        text.strip()
            .replaceFirst(
                "(?i)^(?:for )?(?:the )?(?:(?:word|text|string|term|symbol|field|method|class|function"
                    + "|name|variable|phrase|identifier)s? )?(?:called )?",
                "");
    return unquoted(bare);
  }

  private static String unquoted(String text) {
    return text.length() > 1
            && "\"'`".indexOf(text.charAt(0)) >= 0
            && text.charAt(0) == text.charAt(text.length() - 1)
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static String firstGroup(Matcher match) {
    for (int i = 1; i <= match.groupCount(); i++) {
      if (match.group(i) != null) {
        return match.group(i);
      }
    }
    return "";
  }
}
