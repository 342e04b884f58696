package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;

/** A repository as its mirror has it, fetched just now. */
record Upstream(Repository repository, Path mirror, Sha head) {}
