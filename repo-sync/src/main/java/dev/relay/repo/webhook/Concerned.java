package dev.relay.repo.webhook;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;

/** A repository of a workspace in which something happened. */
public record Concerned(Happened happened, Workspace workspace, Repository repository) {}
