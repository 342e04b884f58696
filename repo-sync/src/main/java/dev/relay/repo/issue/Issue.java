package dev.relay.repo.issue;

import java.time.Instant;
import java.util.List;

/**
 * An issue, as its host shows it.
 *
 * @param link where a person sees it
 * @param comments oldest first; empty in lists
 */
public record Issue(
    long number,
    String title,
    boolean open,
    String author,
    List<String> labels,
    String body,
    String link,
    Instant updatedAt,
    List<Comment> comments) {
  public Issue {
    labels = List.copyOf(labels);
    comments = List.copyOf(comments);
  }

  /** What somebody said about it. */
  public record Comment(String author, Instant at, String body) {}
}
