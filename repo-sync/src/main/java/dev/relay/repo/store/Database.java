package dev.relay.repo.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One module's schema: a small pool whose connections find its tables without a prefix. */
public record Database(
    String schema, DataSource dataSource, JdbcClient client, TransactionTemplate transactions) {}
