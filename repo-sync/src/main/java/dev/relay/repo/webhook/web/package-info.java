/** The HTTP side of webhooks, the only place in repo-sync where Reactor types appear. */
@NullMarked
package dev.relay.repo.webhook.web;

import org.jspecify.annotations.NullMarked;
