package dev.relay.mcp.analysis.findings.syntax;

import com.google.re2j.Pattern;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.SyntaxPattern;
import dev.relay.mcp.analysis.findings.scan.Hit;
import dev.relay.mcp.analysis.findings.scan.SyntaxScan;
import dev.relay.mcp.analysis.symbols.parse.Language;
import dev.relay.mcp.analysis.symbols.parse.Languages;
import dev.relay.mcp.analysis.symbols.parse.SyntaxBytes;
import dev.relay.mcp.analysis.symbols.parse.SyntaxMatch;
import dev.relay.mcp.analysis.symbols.parse.SyntaxQuery;
import dev.relay.mcp.analysis.symbols.worker.Source;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.mcp.analysis.symbols.worker.WorkerFailure;
import dev.relay.repo.git.Sha;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the worker, for files whose blobs have not answered the same before. */
public final class ParsedSyntax implements SyntaxScan {
  /** Larger sources, and wider lines, are made by tools. */
  private static final int LONGEST = 1 << 20;

  private static final int WIDEST = 20_000;
  private static final int KEPT = 50_000;

  private final SymbolWorker worker;
  private final Map<Key, List<Hit>> known = new LinkedHashMap<>(16, 0.75f, true);

  public ParsedSyntax(SymbolWorker worker) {
    this.worker = worker;
  }

  private record Key(Sha blob, String language, List<String> rules) {}

  private record Asked(int index, Key key, File file, Source source) {}

  @Override
  public Answer find(List<File> files) {
    var hits = new ArrayList<List<Hit>>();
    var asked = new ArrayList<Asked>();
    for (var file : files) {
      var language = Languages.of(file.path()).filter(_ -> isAsked(file));
      hits.add(language.map(each -> known(file, each, hits.size(), asked)).orElseGet(List::of));
    }
    return asked.isEmpty() ? new Answer(hits, List.of()) : ask(asked, hits);
  }

  /** What it answered before; else it is going to be asked. */
  private List<Hit> known(File file, Language language, int index, List<Asked> asked) {
    var key = new Key(file.blob(), language.name(), file.rules().stream().map(Rule::id).toList());
    var before = before(key);
    if (before.isPresent()) {
      return before.get();
    }
    var queries = file.rules().stream().flatMap(rule -> rule.syntax().stream());
    asked.add(
        new Asked(
            index,
            key,
            file,
            new Source(language, file.text(), queries.map(ParsedSyntax::query).toList())));
    return List.of();
  }

  private static SyntaxQuery query(SyntaxPattern pattern) {
    return new SyntaxQuery(
        pattern.query(), pattern.inside(), pattern.text().map(Pattern::pattern).orElse(""));
  }

  private Answer ask(List<Asked> asked, List<List<Hit>> hits) {
    var notes = new LinkedHashSet<String>();
    try {
      var answers = worker.parse(asked.stream().map(Asked::source).toList());
      for (int i = 0; i < asked.size(); i++) {
        var each = asked.get(i);
        var found = answers.get(i).map(bytes -> hits(each, SyntaxBytes.read(bytes), notes));
        hits.set(each.index(), found.orElseGet(List::of));
        found.ifPresent(some -> keep(each.key(), some));
      }
    } catch (WorkerFailure e) {
      notes.add("Rules about syntax were not tried: " + e.getMessage());
    }
    return new Answer(hits, List.copyOf(notes));
  }

  private static List<Hit> hits(Asked asked, List<SyntaxMatch> matches, Set<String> notes) {
    var text = asked.source().text();
    var hits = new LinkedHashSet<Hit>();
    for (var match : matches) {
      var rule = asked.file().rules().get(match.query());
      if (match.isRefused()) {
        notes.add(
            "The query of rule '%s' is none for %s."
                .formatted(rule.id(), asked.source().language().name()));
      } else if (isMeant(rule, match, text)) {
        hits.add(new Hit(rule.id(), line(text, match.start()), "", 0));
      }
    }
    return List.copyOf(hits);
  }

  private static boolean isMeant(Rule rule, SyntaxMatch match, String text) {
    var part = text.substring(match.textStart(), match.textEnd());
    return !rule.except().cover(part, text.substring(match.start(), match.end()), part);
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static boolean isAsked(File file) {
    var text = file.text();
    return !file.rules().isEmpty()
        && text.length() <= LONGEST
        && text.lines().allMatch(line -> line.length() <= WIDEST);
  }

  private synchronized Optional<List<Hit>> before(Key key) {
    return Optional.ofNullable(known.get(key));
  }

  private synchronized void keep(Key key, List<Hit> hits) {
    known.put(key, hits);
    if (known.size() > KEPT) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
