package dev.relay.repo.store;

import java.util.List;

/** Server settings: durable, quiet about what is in the data, and small beside one JVM. */
final class Tuning {
  static final List<String> SMALL =
      List.of(
          "fsync=on",
          "full_page_writes=on",
          "synchronous_commit=on",
          "shared_buffers=24MB",
          "work_mem=4MB",
          "maintenance_work_mem=16MB",
          "max_wal_size=128MB",
          "max_connections=40",
          "max_worker_processes=1",
          "max_parallel_workers=0",
          "max_parallel_workers_per_gather=0",
          "max_parallel_maintenance_workers=0",
          "max_logical_replication_workers=0",
          "max_wal_senders=0",
          "max_replication_slots=0",
          "autovacuum_max_workers=1",
          "io_method=sync",
          "huge_pages=off",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_checkpoints=off",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse");

  /** For tests: what is lost when the machine dies does not matter there. */
  static final List<String> FAST =
      List.of("fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off");

  private Tuning() {}
}
