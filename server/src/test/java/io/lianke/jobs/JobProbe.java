package io.lianke.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.lianke.tenancy.Tenant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A job that can be told to fail once.
@Configuration(proxyBeanMethods = false)
class JobProbe {
    static final TaskDescriptor<TenantJob> JOB = TaskDescriptor.of("probe", TenantJob.class);
    static final Set<UUID> FAIL_ONCE = ConcurrentHashMap.newKeySet();
    static final Map<UUID, Tenant> DONE = new ConcurrentHashMap<>();

    @Bean
    Task<TenantJob> probeJob() {
        return Tasks.oneTime(JOB)
                .execute((execution, _) -> {
                    var job = execution.getData();
                    if (FAIL_ONCE.remove(job.subject())) {
                        throw new IllegalStateException("planted");
                    }
                    DONE.put(job.subject(), job.tenant());
                });
    }
}
