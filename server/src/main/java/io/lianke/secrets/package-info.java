/// Secrets that must be read again, such as the seed of somebody's one-time codes, are kept sealed:
/// encrypted under a key that is not in the database. (What need only be compared, such as
/// passwords and API keys, is hashed instead and does not come here.)
///
/// [Secrets][io.lianke.secrets.Secrets] seals bytes for a purpose and an owner, and opens them for
/// the same two only: a sealed value that was moved to another row is refused. Each value has a
/// data key of its own, wrapped by the installation's master key (envelope encryption by Google
/// Tink, AES-256-GCM). The master keys are a file under the data folder that its owner alone may
/// read.
///
/// Keys change while everything runs: [KeyRotation][io.lianke.secrets.KeyRotation] adds a key that
/// seals from then on, older ones go on opening, and whoever keeps sealed values
/// ([SealedValues][io.lianke.secrets.SealedValues]) has them sealed anew.
@ApplicationModule(allowedDependencies = {"shared", "database"})
@NullMarked
package io.lianke.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
