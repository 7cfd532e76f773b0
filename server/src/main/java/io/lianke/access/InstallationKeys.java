package io.lianke.access;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.secrets.KeyRotation;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes the keys under which the installation seals its secrets, and leaves a trace of it.
@Component
public class InstallationKeys {
    private final KeyRotation rotation;
    private final TransactionTemplate transactions;
    private final Audit audit;

    InstallationKeys(KeyRotation rotation, TransactionTemplate transactions, Audit audit) {
        this.rotation = rotation;
        this.transactions = transactions;
        this.audit = audit;
    }

    /// @return how many secrets were sealed anew
    public int rotate() {
        var count = rotation.rotate();
        transactions.executeWithoutResult(_ ->
                audit.record(
                        AuditEntry.done("installation.rotate-keys", "installation", "keys")
                                .after(Map.of("sealedAnew", count))));
        return count;
    }
}
