package io.lianke.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.stereotype.Component;

/// Hears what PostgreSQL could not read or convert: statements that are no SQL (class 42) and
/// values that are none of their type (class 22). Neither may come of a request.
@Component
public class SqlFaults implements ExecuteListener, ExecuteListenerProvider {
    private static final long serialVersionUID = 1L;

    private final transient List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public ExecuteListener provide() {
        return this;
    }

    @Override
    public void exception(ExecuteContext context) {
        var fault = context.sqlException();
        var state = fault == null ? null : fault.getSQLState();
        if (fault != null && state != null && (state.startsWith("22") || state.startsWith("42"))) {
            heard.add(state + " " + fault.getMessage() + ": " + context.sql());
        }
    }

    public void clear() {
        heard.clear();
    }

    /// Faults since [#clear].
    public List<String> heard() {
        return List.copyOf(heard);
    }
}
