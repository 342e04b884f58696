package dev.relay.mcp.agent.codemod;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.UnknownName;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Renames and replaces, without a model or a key. */
@Component
public final class CodemodAgent implements Agent {
  /** Beyond these, a repository's files are counted, not listed. */
  private static final int LISTED = 50;

  private final Census census;
  private final NearestNames nearest;

  public CodemodAgent(Grep grep, Contents contents) {
    this.census = new Census(grep, contents);
    this.nearest = new NearestNames(grep);
  }

  @Override
  public String name() {
    return "codemod";
  }

  @Override
  public String title() {
    return "the codemod agent";
  }

  @Override
  public int rank() {
    return 10;
  }

  @Override
  public String takes() {
    return "plain renames and replacements";
  }

  @Override
  public String understands() {
    return "say for example: rename the field userName to displayName in all repositories.";
  }

  @Override
  public Availability availability() {
    return Availability.ready("is built in");
  }

  @Override
  public Optional<String> suits(String description) {
    return CodemodSentence.parse(description)
        .map(sentence ->
            switch (sentence.kind()) {
              case RENAME -> "this is a plain rename";
              case REPLACE -> "this is a plain replacement";
            });
  }

  @Override
  public Optional<Forecast> forecast(String description, List<Base> bases) {
    return CodemodSentence.parse(description).map(sentence -> forecast(sentence, bases));
  }

  @Override
  public boolean isModelDriven() {
    return false;
  }

  @Override
  public void work(Assignment assignment, Logbook events) {
    var sentence = CodemodSentence.parse(assignment.description());
    if (sentence.isEmpty()) {
      events.accept(new AgentEvent.Failed("I do not understand that; " + understands()));
      return;
    }
    try {
      events.accept(new AgentEvent.Finished(apply(sentence.get(), assignment, events)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      events.accept(new AgentEvent.Failed("It was stopped."));
    } catch (ClosedByInterruptException e) {
      events.accept(new AgentEvent.Failed("It was stopped."));
    } catch (IOException e) {
      events.accept(
          new AgentEvent.Failed(
              "A file could not be written: see that the disk is not full, then try again."));
    }
  }

  /** The request, then whatever was said since; returns what was done, in a sentence. */
  private String apply(CodemodSentence first, Assignment assignment, Consumer<AgentEvent> events)
      throws IOException, InterruptedException {
    var done = summary(first, rewrite(first, assignment.trees(), events));
    for (var words = assignment.steering().next();
        words != null;
        words = assignment.steering().next()) {
      var more = CodemodSentence.parse(words.replaceFirst("(?i)^(?:and\\s+)?also\\s+", ""));
      if (more.isPresent()) {
        done += " " + summary(more.get(), rewrite(more.get(), assignment.trees(), events));
      } else {
        events.accept(new AgentEvent.Said("I cannot do that; " + understands()));
      }
    }
    return done;
  }

  private static int rewrite(
      CodemodSentence sentence, List<TaskTree> trees, Consumer<AgentEvent> events)
      throws IOException, InterruptedException {
    var substitution = Substitution.of(sentence);
    int places = 0;
    for (var tree : trees) {
      if (within(sentence, tree.repository())) {
        places += rewrite(tree, sentence, substitution, events);
      }
    }
    return places;
  }

  private Forecast forecast(CodemodSentence sentence, List<Base> bases) {
    var there = bases.stream().map(base -> base.repository().name()).toList();
    for (var name : sentence.scope()) {
      if (there.stream().noneMatch(name::equalsIgnoreCase)) {
        throw UnknownName.of("repository", name, there);
      }
    }
    var inScope = bases.stream().filter(base -> within(sentence, base.repository())).toList();
    var substitution = Substitution.of(sentence);
    var reach =
        inScope.stream()
            .map(base -> new Reach(base.repository(), census.count(base, substitution)))
            .filter(r -> r.places() > 0)
            .toList();
    return new Forecast(reach, reach.isEmpty() ? otherwise(sentence, inScope) : "");
  }

  private static boolean within(CodemodSentence sentence, RepositoryId repository) {
    return sentence.scope().isEmpty()
        || sentence.scope().stream().anyMatch(repository.name()::equalsIgnoreCase);
  }

  private String otherwise(CodemodSentence sentence, List<Base> bases) {
    var near = nearest.to(sentence.from(), bases);
    var missing =
        "'"
            + sentence.from()
            + "' is nowhere in "
            + Words.count(bases.size(), "repository", "repositories");
    return near.isEmpty()
        ? missing + "; search for it first to see how it is written."
        : missing + "; did you mean " + Words.or(near) + "?";
  }

  private static int rewrite(
      TaskTree tree,
      CodemodSentence sentence,
      Substitution substitution,
      Consumer<AgentEvent> events)
      throws IOException, InterruptedException {
    var listed = new AtomicInteger();
    Consumer<String> changed =
        path -> {
          if (listed.incrementAndGet() <= LISTED) {
            events.accept(new AgentEvent.ChangedFile(tree.repository(), path));
          }
        };
    return new TreeRewrite(tree.path(), substitution, changed)
        .run(sentence.kind() == CodemodSentence.Kind.RENAME);
  }

  private static String summary(CodemodSentence sentence, int places) {
    var did = sentence.kind() == CodemodSentence.Kind.RENAME ? "Renamed " : "Replaced ";
    return did
        + sentence.from()
        + (sentence.kind() == CodemodSentence.Kind.RENAME ? " to " : " with ")
        + sentence.to()
        + " in "
        + Words.count(places, "place", "places")
        + ".";
  }
}
