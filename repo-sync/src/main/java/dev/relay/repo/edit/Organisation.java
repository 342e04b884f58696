package dev.relay.repo.edit;

import dev.relay.repo.workspace.Labels;
import java.net.URI;

/**
 * All repositories of an organisation, group or user, to add.
 *
 * @param address {@code https://github.com/acme}
 * @param matching a glob for their short names: {@code payments-*}, {@code {api,web}}
 * @param archived true to take archived ones too
 * @param forks true to take forks too
 */
public record Organisation(
    URI address, String matching, boolean archived, boolean forks, Labels labels) {}
