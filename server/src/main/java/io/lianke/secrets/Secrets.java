package io.lianke.secrets;

import static io.lianke.secrets.db.Tables.KEYS;

import io.lianke.shared.StartRefused;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Seals what must be kept secret and read again. A seal costs some tens of microseconds and adds
/// about a hundred and fifty bytes.
@Component
@Order(0)
public class Secrets implements ApplicationRunner {
    private final DSLContext sql;
    private final KeyFile file;
    private volatile @Nullable Keyring keys;

    Secrets(DSLContext sql, @Value("${lianke.data:data}") Path data) {
        this.sql = sql;
        this.file = new KeyFile(data.resolve("keys").resolve("master.json"));
    }

    /// Before anything else is served: without the right keys an installation must not start, since
    /// what it seals would be lost to the ones that come after.
    ///
    /// @throws StartRefused when others may read the key file, or it is not this database's
    @Override
    public void run(ApplicationArguments arguments) {
        keyring();
    }

    /// Seals bytes within the caller's transaction, which also keeps in mind under which key.
    ///
    /// @param purpose what the secret is for, as its module calls it
    /// @param owner whose it is: an id
    public byte[] seal(String purpose, String owner, byte[] clear) {
        var sealing = keyring();
        sql.insertInto(KEYS).set(KEYS.ID, sealing.current()).onConflictDoNothing().execute();
        return sealing.seal(purpose, owner, clear);
    }

    /// Opens what was sealed for that purpose and owner.
    ///
    /// @throws IllegalStateException when it was sealed for something else, or is damaged
    public byte[] open(String purpose, String owner, byte[] sealed) {
        try {
            return knowing(Keyring.keyOf(sealed)).open(purpose, owner, sealed);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("A sealed " + purpose + " does not open", refused);
        }
    }

    /// Whether bytes have the form of a sealed value; no text has.
    public static boolean isSealed(byte[] bytes) {
        return Keyring.isSealed(bytes);
    }

    /// Whether a value is sealed with the key that seals today.
    public boolean isCurrent(byte[] sealed) {
        return Keyring.keyOf(sealed) == keyring().current();
    }

    /// Adds a key that seals from now on.
    synchronized void rotate() {
        var rotated = keyring().rotated();
        file.write(rotated);
        keys = rotated;
    }

    private Keyring keyring() {
        var known = keys;
        return known != null ? known : load();
    }

    /// Another process over the same folder may have added a key.
    private Keyring knowing(int key) {
        var known = keyring();
        return known.ids().contains(key) ? known : readAgain(known);
    }

    private synchronized Keyring readAgain(Keyring known) {
        var found = file.read().orElse(known);
        keys = found;
        return found;
    }

    private synchronized Keyring load() {
        var known = keys;
        if (known != null) {
            return known;
        }
        var used = sql.select(KEYS.ID).from(KEYS).fetchSet(KEYS.ID);
        var found = file.read();
        if (!found.map(Keyring::ids).map(ids -> ids.containsAll(used)).orElse(used.isEmpty())) {
            throw new StartRefused(
                    "The database holds secrets that the keys in "
                            + file.path()
                            + " do not open; put the key file of this installation there.");
        }
        var loaded = found.orElseGet(Keyring::generate);
        if (found.isEmpty()) {
            file.write(loaded);
        }
        keys = loaded;
        return loaded;
    }
}
