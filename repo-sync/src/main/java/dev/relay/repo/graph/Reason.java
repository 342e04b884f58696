package dev.relay.repo.graph;

/**
 * Why one repository is thought to depend on another.
 *
 * @param kind {@code declared}, {@code maven}, {@code npm}, …
 * @param evidence {@code path:line} in the repository that depends, or in the workspace file
 * @param confidence 0 to 1; what is declared has 1
 * @param name what is used: {@code com.acme:shared-api}
 */
public record Reason(String kind, String evidence, double confidence, String name) {
  public static final String DECLARED = "declared";

  public boolean isDeclared() {
    return kind.equals(DECLARED);
  }
}
