package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.impact.Needle.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How subjects are written down by those who use them. */
final class Needles {
  /** Names that stand everywhere and say nothing alone. */
  private static final Set<String> COMMON =
      Set.of(
          "id",
          "name",
          "type",
          "value",
          "data",
          "key",
          "code",
          "status",
          "state",
          "text",
          "title",
          "date",
          "time",
          "count",
          "total",
          "items",
          "list",
          "url",
          "path",
          "size",
          "kind",
          "label",
          "version",
          "description",
          "message",
          "error",
          "result",
          "user",
          "email",
          "number");

  private static final String PARAMETER =
      "([$]?[{][^}/]*[}]|:[A-Za-z_]+|<[^>/]*>|%[sd]|[A-Za-z0-9_.-]+|[\"'`] *[+][^/]*)";

  private Needles() {}

  static List<Needle> of(Subject subject) {
    return switch (subject.kind()) {
      case ENDPOINT -> endpoint(subject);
      case SCHEMA -> schema(subject);
      case FIELD -> field(subject, Reach.DEPENDENTS);
      case COLUMN -> field(subject, Reach.ANYBODY);
      case TABLE -> table(subject);
      case VARIABLE -> variable(subject);
      case TOPIC -> topic(subject);
      case SYMBOL -> symbol(subject);
      case PACKAGE -> imported(subject);
      case REPOSITORY, FILE -> List.of();
    };
  }

  /** It stands everywhere and says nothing alone. */
  static boolean isCommon(String name) {
    return COMMON.contains(name.toLowerCase(Locale.ROOT)) || name.length() < 3;
  }

  private static List<Needle> endpoint(Subject subject) {
    var needles = new ArrayList<Needle>();
    var path = subject.name().replaceFirst("^\\S+ ", "");
    var method = subject.name().substring(subject.name().lastIndexOf('/') + 1);
    if (path.startsWith("/")) {
      if (path.length() > 2) {
        needles.add(
            Needle.of(subject, url(path), 0.8, Use.CALLS, Reach.ANYBODY, "has the path " + path));
      }
    } else if (!method.isEmpty()) {
      needles.add(
          Needle.word(
              subject, method, 0.7, Use.CALLS, Reach.DEPENDENTS, "names the call " + method));
    }
    if (subject.within().length() > 3) {
      var id = subject.within();
      Stream.concat(Stream.of(id), Spelling.others(id).stream().limit(3))
          .forEach(name ->
              needles.add(
                  Needle.word(
                      subject,
                      name,
                      name.equals(id) ? 0.75 : 0.6,
                      Use.CALLS,
                      Reach.DEPENDENTS,
                      "names the operation " + id)));
    }
    return needles;
  }

  /** {@code /users/{id}} as templates, joined texts and real addresses have it. */
  static String url(String path) {
    var parts =
        Stream.of(path.replaceFirst("^/", "").replaceFirst("/$", "").split("/"))
            .map(part -> part.contains("{") ? PARAMETER : Needle.quoted(part))
            .collect(Collectors.joining("/"));
    return "/" + parts + "/?([^A-Za-z0-9_/{-]|$)";
  }

  private static List<Needle> schema(Subject subject) {
    var name = subject.name();
    var simple = name.substring(name.lastIndexOf('.') + 1);
    if (name.contains(" ")) {
      return List.of(); // It stands inside an operation and has no name of its own.
    }
    if (subject.isContext()) {
      var why = "names " + name + ", which has it";
      return List.of(Needle.word(subject, simple, 0.25, Use.NAMES, Reach.DEPENDENTS, why));
    }
    var confidence = Spelling.words(simple).size() > 1 ? 0.8 : 0.65;
    return List.of(
        Needle.word(
            subject, simple, confidence, Use.NAMES, Reach.DEPENDENTS, "names the schema " + name));
  }

  private static List<Needle> field(Subject subject, Reach reach) {
    var name = subject.name();
    var isCommon = isCommon(name);
    var title = subject.kind().word() + " " + name;
    var needles = new ArrayList<Needle>();
    needles.add(
        Needle.word(
            subject, name, isCommon ? 0.3 : 0.8, Use.READS, reach, "has the name of the " + title));
    for (var other : Spelling.others(name)) {
      needles.add(
          Needle.word(
              subject, other, 0.55, Use.READS, reach, "has " + other + ", a spelling of " + name));
    }
    var capital = Spelling.capital(Spelling.words(name));
    if (!isCommon && !capital.isEmpty()) {
      needles.add(
          Needle.of(
              subject,
              "(^|[^A-Za-z0-9_])(get|set|with|is|has)"
                  + Needle.quoted(capital)
                  + "([^A-Za-z0-9_]|$)",
              0.6,
              Use.READS,
              reach,
              "has an accessor of " + name));
    }
    return needles;
  }

  private static List<Needle> table(Subject subject) {
    if (subject.isContext()) {
      var why = "names " + subject.name() + ", which has it";
      return List.of(Needle.word(subject, subject.name(), 0.2, Use.NAMES, Reach.ANYBODY, why));
    }
    var name = Needle.quoted(subject.name());
    var before =
        "([Ff][Rr][Oo][Mm]|[Jj][Oo][Ii][Nn]|[Ii][Nn][Tt][Oo]|[Uu][Pp][Dd][Aa][Tt][Ee]"
            + "|[Tt][Aa][Bb][Ll][Ee]|[Rr][Ee][Ff][Ee][Rr][Ee][Nn][Cc][Ee][Ss])";
    var why = "the table " + subject.name();
    return List.of(
        Needle.of(
            subject,
            before + " +([A-Za-z0-9_]+[.])?[\"`]?" + name + "([^A-Za-z0-9_]|$)",
            0.9,
            Use.QUERIES,
            Reach.ANYBODY,
            "queries " + why),
        Needle.of(
            subject,
            "([Tt]able|TABLE)[A-Za-z_]*[^A-Za-z0-9]+" + name + "[\"'`]",
            0.9,
            Use.NAMES,
            Reach.ANYBODY,
            "maps " + why),
        Needle.of(
            subject, "[\"'`]" + name + "[\"'`]", 0.4, Use.NAMES, Reach.ANYBODY, "may name " + why));
  }

  private static List<Needle> variable(Subject subject) {
    var name = Needle.quoted(subject.name());
    var why = "the variable " + subject.name();
    return List.of(
        Needle.of(
            subject,
            "([Ee]nv|ENV|[Gg]et[Pp]roperty|@Value)[^;]*" + name + "([^A-Za-z0-9_]|$)",
            0.9,
            Use.READS,
            Reach.ANYBODY,
            "reads " + why),
        Needle.of(
            subject,
            "[$][{]?" + name + "([^A-Za-z0-9_]|$)",
            0.85,
            Use.READS,
            Reach.ANYBODY,
            "reads " + why),
        Needle.of(
            subject,
            "(^|[^A-Za-z0-9_])" + name + "[\"']? *[:=]",
            0.85,
            Use.SETS,
            Reach.ANYBODY,
            "sets " + why),
        Needle.word(subject, subject.name(), 0.5, Use.NAMES, Reach.ANYBODY, "names " + why));
  }

  private static List<Needle> topic(Subject subject) {
    var name = Needle.quoted(subject.name());
    var why = "the topic " + subject.name();
    return List.of(
        Needle.of(
            subject,
            "([Ll]isten|[Ss]ubscri|[Cc]onsum|[Hh]andle|[Oo]n[(])[^;]*" + name,
            0.9,
            Use.LISTENS,
            Reach.ANYBODY,
            "listens to " + why),
        Needle.of(
            subject,
            "([Ss]end|[Pp]ublish|[Pp]roduc|[Ee]mit)[^;]*" + name,
            0.9,
            Use.SENDS,
            Reach.ANYBODY,
            "sends to " + why),
        Needle.of(
            subject,
            "(^|[^A-Za-z0-9_.-])" + name + "([^A-Za-z0-9_.-]|$)",
            0.5,
            Use.NAMES,
            Reach.ANYBODY,
            "names " + why));
  }

  /** By languages that name packages as manifests do. */
  private static List<Needle> imported(Subject subject) {
    var expression = "(from|import|require[(]) *[\"'`]" + Needle.quoted(subject.name()) + "[\"'`/]";
    return List.of(
        Needle.of(
            subject,
            expression,
            0.9,
            Use.IMPORTS,
            Reach.ANYBODY,
            "imports the package " + subject.name()));
  }

  /** In source its own spelling is asked of the symbols. */
  private static List<Needle> symbol(Subject subject) {
    var name = subject.name();
    var needles = new ArrayList<Needle>();
    needles.add(
        Needle.word(subject, name, 0.4, Use.NAMES, Reach.DEPENDENTS, "has the name " + name));
    for (var other : Spelling.others(name)) {
      var why = "has " + other + ", a spelling of " + name;
      needles.add(Needle.word(subject, other, 0.35, Use.NAMES, Reach.DEPENDENTS, why));
    }
    return needles;
  }
}
