package dev.relay.repo.edit;

import dev.relay.repo.workspace.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One repository to add.
 *
 * @param place an address, or the path of a checkout or bare repository on this machine
 * @param name in the workspace; made from the place when null
 * @param branch that changes land on; the remote's default when null
 */
public record NewRepository(
    String place, @Nullable String name, @Nullable String branch, Labels labels) {}
