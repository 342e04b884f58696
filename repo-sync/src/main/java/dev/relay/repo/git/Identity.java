package dev.relay.repo.git;

/** Who a commit is by. */
public record Identity(String name, String email) {}
