package dev.relay.repo.edit;

import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.SyncStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a repository; null leaves a thing as it is.
 *
 * @param verify empty to have none
 * @param pin empty to have none
 */
public record RepositoryEdit(
    @Nullable String name,
    @Nullable String branch,
    @Nullable String verify,
    @Nullable List<String> dependencies,
    @Nullable SyncStrategy syncStrategy,
    @Nullable SyncMethod syncMethod,
    @Nullable String pin,
    @Nullable Boolean autoSync,
    @Nullable List<String> groups,
    @Nullable List<String> tags) {}
