/**
 * The folder that holds everything Relay keeps, and the settings in it. Who may use it at a time is
 * decided by one lock.
 */
@NullMarked
package dev.relay.repo.home;

import org.jspecify.annotations.NullMarked;
