/**
 * What code hosts report: deliveries are checked, stored before they are acknowledged, and become
 * repository events that others read by cursor. What a payload says is a hint: the real ref is
 * fetched, and polling finds what no delivery told.
 */
@NullMarked
package dev.relay.repo.webhook;

import org.jspecify.annotations.NullMarked;
