package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.impact.Impact.Verdict;
import dev.relay.mcp.analysis.impact.contract.Contract;
import dev.relay.mcp.analysis.impact.contract.Contract.Style;
import dev.relay.mcp.analysis.impact.contract.Contracts.Promised;
import dev.relay.mcp.analysis.impact.contract.Roles;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which changes of a subject break those who use it, and which do not. */
final class Verdicts {
  private final List<Promised> promised;

  Verdicts(List<Promised> promised) {
    this.promised = promised;
  }

  List<Verdict> of(List<Subject> subjects) {
    var all = new ArrayList<Verdict>();
    subjects.stream().limit(1).forEach(subject -> all.addAll(of(subject)));
    return all.stream().distinct().toList();
  }

  private List<Verdict> of(Subject subject) {
    return switch (subject.kind()) {
      case ENDPOINT ->
          List.of(
              breaks("remove it, or change its path or method", "callers get an error"),
              breaks("require another parameter", "callers do not send it yet"),
              keeps("add an optional parameter", "callers may leave it out"));
      case FIELD, SCHEMA -> contract(subject);
      case TABLE, COLUMN ->
          List.of(
              breaks("remove or rename it", "queries that name it fail until they are changed"),
              breaks("add a column that must have a value", "inserts that do not give it fail"),
              keeps("add a column that may be empty", "queries that name their columns go on"));
      case VARIABLE ->
          List.of(
              breaks("remove or rename it", "whoever reads it finds nothing, or its default"),
              keeps("change its value", "whoever reads it takes the new one at the next start"));
      case TOPIC ->
          List.of(
              breaks("rename it", "listeners hear nothing more until they are changed"),
              breaks("change what is sent", "listeners read the old form"));
      case SYMBOL, FILE ->
          List.of(breaks("remove or rename it, or change its signature", "users no longer build"));
      case PACKAGE, REPOSITORY -> List.of();
    };
  }

  private List<Verdict> contract(Subject subject) {
    var schema = subject.within().isEmpty() ? subject.name() : subject.within();
    var contract = find(subject);
    if (contract.isEmpty()) {
      return List.of();
    }
    var roles = Roles.of(contract.getFirst());
    var verdicts = new ArrayList<Verdict>();
    if (roles.given().contains(schema)) {
      verdicts.add(breaks("remove or rename a field", "whoever reads it finds nothing"));
      verdicts.add(breaks("change a field's type", "whoever reads it reads it wrongly"));
      verdicts.add(keeps("add a field", "whoever does not know it passes over it"));
    }
    if (roles.sent().contains(schema)) {
      verdicts.add(breaks("add a required field", "whoever does not send it is refused"));
      verdicts.add(keeps("add an optional field", "whoever does not send it goes on"));
    }
    if (contract.getFirst().style() == Style.PROTO) {
      verdicts.add(breaks("change a field's number", "old messages are read wrongly"));
      verdicts.add(
          keeps("rename a field on the wire", "only its number is sent; code and JSON do break"));
    }
    return List.copyOf(verdicts);
  }

  private List<Contract> find(Subject subject) {
    var of = subject.repository().map(Set::of).orElse(Set.<RepositoryId>of());
    return promised.stream()
        .filter(each -> of.contains(each.repository()))
        .flatMap(each -> each.contracts().stream())
        .filter(contract -> contract.path().equals(subject.path()))
        .toList();
  }

  private static Verdict breaks(String change, String why) {
    return new Verdict(change, true, why);
  }

  private static Verdict keeps(String change, String why) {
    return new Verdict(change, false, why);
  }
}
