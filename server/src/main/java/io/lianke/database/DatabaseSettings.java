package io.lianke.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the database is and how long anybody waits for it.
///
/// @param url JDBC address of an external PostgreSQL; empty for the embedded one
/// @param user its owner role
/// @param password its owner's password
/// @param connectionsMax size of the pool
/// @param connectionWait how long a request waits for a connection before it is answered 503
/// @param statementTimeout the longest an ordinary statement may run
/// @param lockTimeout the longest a statement waits for a lock
/// @param idleTransactionTimeout the longest a transaction may do nothing
@ConfigurationProperties("lianke.database")
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("16") int connectionsMax,
        @DefaultValue("1s") Duration connectionWait,
        @DefaultValue("5s") Duration statementTimeout,
        @DefaultValue("3s") Duration lockTimeout,
        @DefaultValue("15s") Duration idleTransactionTimeout) {

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + "]";
    }
}
