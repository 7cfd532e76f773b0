/// Decides which spellings name the same customer: identifier types, and the normal form in which
/// their values are stored and compared. Pure; nothing here reads or writes.
///
/// Invariant: two spellings of one identity meet, two people never do. Where a folding could join
/// two people (compatibility forms, German sharp s in domains, dots or tags in mailboxes) it is not
/// done.
@NullMarked
@NamedInterface("resolution")
package io.lianke.customer.resolution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
