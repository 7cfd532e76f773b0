package io.lianke.secrets;

import java.util.List;
import org.springframework.stereotype.Component;

/// Changes the key while everything runs.
@Component
public class KeyRotation {
    private final Secrets secrets;
    private final List<SealedValues> kept;

    KeyRotation(Secrets secrets, List<SealedValues> kept) {
        this.secrets = secrets;
        this.kept = List.copyOf(kept);
    }

    /// Adds a key and seals everything anew with it. The older keys stay in the file: a backup may
    /// still hold what they sealed. When it is interrupted, [#finish] goes on.
    ///
    /// @return how many values were sealed anew
    public int rotate() {
        secrets.rotate();
        return finish();
    }

    /// Seals anew whatever an older key has sealed.
    public int finish() {
        return kept.stream().mapToInt(SealedValues::sealAnew).sum();
    }
}
