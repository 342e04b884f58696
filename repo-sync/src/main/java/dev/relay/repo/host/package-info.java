/**
 * Where repositories are hosted, one file per host. Nobody imports this package; Spring hands the
 * hosts to the publisher.
 */
@NullMarked
package dev.relay.repo.host;

import org.jspecify.annotations.NullMarked;
