package io.lianke.testing;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.springframework.stereotype.Component;

/// Hears every statement the application sends, so that a test can tell that a refused request
/// wrote nothing.
@Component
public class WriteSpy implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    private final transient List<String> writes = new CopyOnWriteArrayList<>();

    @Override
    public void executeStart(ExecuteContext context) {
        var sql = context.sql();
        if (sql != null && writesMore(sql.toLowerCase(Locale.ROOT).strip())) {
            writes.add(sql);
        }
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
