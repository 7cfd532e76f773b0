package io.lianke.risk;

import static io.lianke.risk.db.Tables.LIMITS;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The limits of the bound tenant: its own, or those of the installation as long as it has decided
/// none. A change holds for everybody within seconds.
@Component
@Transactional
public class RiskLimits {
    private final DSLContext sql;
    private final Audit audit;
    private final RiskSettings settings;

    RiskLimits(DSLContext sql, Audit audit, RiskSettings settings) {
        this.sql = sql;
        this.audit = audit;
        this.settings = settings;
    }

    /// @param version to send with a change; 0 as long as the tenant has decided nothing
    public record Decided(Limits limits, int version) {}

    @Transactional(readOnly = true)
    public Decided get() {
        return sql.selectFrom(LIMITS)
                .where(LIMITS.TENANT_ID.eq(Tenant.current().id()))
                .fetchOptional(row ->
                        new Decided(
                                new Limits(
                                        row.getPersonRecordsPerDay(),
                                        row.getExportRowsPerDay(),
                                        row.getQuietFrom(),
                                        row.getQuietTo()),
                                row.getVersion()))
                .orElseGet(() -> new Decided(settings.limits(), 0));
    }

    /// Decides anew, if nobody has since `version`.
    public Decided change(Limits limits, int version) {
        var before = get();
        var written =
                sql.insertInto(LIMITS)
                        .set(LIMITS.TENANT_ID, Tenant.current().id())
                        .set(LIMITS.PERSON_RECORDS_PER_DAY, limits.personRecordsPerDay())
                        .set(LIMITS.EXPORT_ROWS_PER_DAY, limits.exportRowsPerDay())
                        .set(LIMITS.QUIET_FROM, (short) limits.quietFrom())
                        .set(LIMITS.QUIET_TO, (short) limits.quietTo())
                        .set(LIMITS.VERSION, version + 1)
                        .onConflict(LIMITS.TENANT_ID)
                        .doUpdate()
                        .setAllToExcluded()
                        .where(LIMITS.VERSION.eq(version))
                        .execute();
        if (written == 0 || before.version() != version) {
            throw RequestProblem.stale();
        }
        audit.record(
                AuditEntry.done("risk-limits.update", "risk-limits", Tenant.current().id())
                        .before(fields(before.limits()))
                        .after(fields(limits)));
        return new Decided(limits, version + 1);
    }

    private static Map<String, Integer> fields(Limits limits) {
        return Map.of(
                "personRecordsPerDay", limits.personRecordsPerDay(),
                "exportRowsPerDay", limits.exportRowsPerDay(),
                "quietFrom", limits.quietFrom(),
                "quietTo", limits.quietTo());
    }
}
