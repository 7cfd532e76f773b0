package io.lianke.shared.web;

import io.lianke.shared.Problem;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.ServiceProblem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/// Tells a database's refusal by its SQLSTATE.
final class Databases {
    private Databases() {}

    static @Nullable Problem problemOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return ServiceProblem.databaseUnavailable();
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return problemOf(sql.getSQLState());
            }
        }
        return null;
    }

    private static @Nullable Problem problemOf(String state) {
        return switch (state) {
            case "53100" -> ServiceProblem.storageFull();
            case "57014" -> ServiceProblem.tooSlow();
            case "55P03", "40001", "40P01" -> ServiceProblem.busy();
            case "22021", "22P05" ->
                    RequestProblem.malformed("a text holds a character that cannot be stored");
            case "57P01", "57P02", "57P03", "53300" -> ServiceProblem.databaseUnavailable();
            default -> state.startsWith("08") ? ServiceProblem.databaseUnavailable() : null;
        };
    }
}
