package io.lianke.testing;

import io.lianke.shared.web.Correlation;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.stereotype.Component;

/// Hears every statement that the application sends while it handles a request, so that a test can
/// tell that a refused one wrote nothing. What listeners do on their own is not heard.
@Component
public class WriteSpy implements ExecuteListener, ExecuteListenerProvider {
    private static final long serialVersionUID = 1L;

    private final transient List<String> writes = new CopyOnWriteArrayList<>();

    @Override
    public ExecuteListener provide() {
        return this;
    }

    @Override
    public void executeStart(ExecuteContext context) {
        var sql = context.sql();
        if (sql != null && inRequest() && writesMore(sql.toLowerCase(Locale.ROOT).strip())) {
            writes.add(sql);
        }
    }

    private static boolean inRequest() {
        return !Correlation.current().equals("none");
    }

    private static boolean writesMore(String sql) {
        var writes =
                sql.startsWith("insert")
                        || sql.startsWith("update")
                        || sql.startsWith("delete")
                        || sql.startsWith("merge");
        return writes && !sql.contains("\"audit\".\"entries\"");
    }

    public void clear() {
        writes.clear();
    }

    /// Statements since [#clear] that change anything but the audit.
    public List<String> writes() {
        return List.copyOf(writes);
    }
}
