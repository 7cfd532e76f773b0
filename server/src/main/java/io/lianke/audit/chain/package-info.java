/// The chain over the entries, and what proves it. An [EntryHash][io.lianke.audit.chain.EntryHash]
/// covers an entry, its place and everything before it. The [Sealer][io.lianke.audit.chain.Sealer]
/// writes the hashes, the [HeadLog][io.lianke.audit.chain.HeadLog] keeps signed ones outside the
/// database, and the [Verifier][io.lianke.audit.chain.Verifier] reckons all of it once more.
///
/// Nothing here knows the application: `./lianke audit verify` runs it on the database alone.
@NullMarked
package io.lianke.audit.chain;

import org.jspecify.annotations.NullMarked;
