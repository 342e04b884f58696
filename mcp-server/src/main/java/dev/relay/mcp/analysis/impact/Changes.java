package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.impact.Subject.Kind;
import dev.relay.mcp.analysis.impact.contract.ContractChange;
import dev.relay.mcp.analysis.impact.contract.ContractDiff;
import dev.relay.mcp.analysis.impact.contract.Contracts;
import dev.relay.mcp.analysis.impact.contract.Contracts.Promised;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a repository promised and defined at one commit, and does otherwise at another. */
public final class Changes {
  private final Contracts contracts;
  private final RemovedNames removed;

  public Changes(Contracts contracts, RemovedNames removed) {
    this.contracts = contracts;
    this.removed = removed;
  }

  /**
   * @param all changes, those that break nothing too
   * @param subjects of those that break something
   */
  record Changed(List<ContractChange> all, List<Subject> subjects) {}

  /** Throws a git failure when a commit is not there. */
  Changed between(Repository repository, Sha before, Sha after) {
    var then = contracts.at(repository, before);
    var now = contracts.at(repository, after);
    var promises = ContractDiff.between(then.contracts(), now.contracts());
    var names = removed.between(repository, before, after);
    var subjects = new LinkedHashSet<Subject>();
    for (var change : promises) {
      if (change.breaking()) {
        subject(repository.id(), List.of(now, then), change).ifPresent(subjects::add);
      }
    }
    for (var name : names) {
      subjects.add(
          new Subject(
              Kind.SYMBOL, name.within(), "", Optional.of(repository.id()), name.path(), 0));
    }
    var all = new ArrayList<>(promises);
    all.addAll(names);
    return new Changed(List.copyOf(all), List.copyOf(subjects));
  }

  private static Optional<Subject> subject(
      RepositoryId repository, List<Promised> versions, ContractChange change) {
    return versions.stream()
        .flatMap(version -> version.contracts().stream())
        .filter(contract -> contract.path().equals(change.path()))
        .flatMap(contract -> {
          var schema = contract.schema(change.within());
          var field = schema.flatMap(each -> each.field(change.name()));
          var whole = schema.filter(_ -> change.name().isEmpty());
          return Stream.of(
                  field.map(f -> Subjects.field(repository, contract, schema.orElseThrow(), f)),
                  whole.map(each -> Subjects.schema(repository, contract, each)),
                  contract.operations().stream()
                      .filter(each -> each.title().equals(change.within()))
                      .findFirst()
                      .map(each -> Subjects.endpoint(repository, contract, each)))
              .flatMap(Optional::stream);
        })
        .findFirst();
  }
}
