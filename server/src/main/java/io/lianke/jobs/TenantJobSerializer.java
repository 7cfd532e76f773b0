package io.lianke.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/// Writes a [TenantJob] as plain text. db-scheduler's own default is Java serialization, which
/// turns a row of a table into code that runs.
final class TenantJobSerializer implements Serializer {

    @Override
    public byte[] serialize(Object data) {
        return data instanceof TenantJob job
                ? job.text().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        return type.cast(TenantJob.parse(new String(bytes, StandardCharsets.UTF_8)));
    }
}
