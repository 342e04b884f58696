/**
 * Changes to workspaces that people ask for: add, adopt, rename, label, remove, import, export.
 * Each happens whole or not at all, and none touches a checkout.
 */
@NullMarked
package dev.relay.repo.edit;

import org.jspecify.annotations.NullMarked;
