/// Exports: a list of customers or orders written into a file, by a job that survives anything.
///
/// Exporting is a right of its own. Whoever starts an export is asked for it again while the job
/// runs and at each download; start, end and every download stand in the audit with query and
/// count. The rows come from the very code that answers the list, run as the caller: what the list
/// hides, the file hides.
///
/// How many rows somebody takes away in a day is limited, a file is handed out once and within a
/// day, and each of its rows says in the last column who exported it, when, and by which export.
///
/// A file is one snapshot: all its pages are read in one repeatable-read, read-only transaction, so
/// that rows that change meanwhile are neither missed nor told twice. A job that breaks begins
/// again. Files are kept for [some days][io.lianke.exports.ExportSettings] and then deleted.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "tenancy",
            "audit",
            "access",
            "jobs",
            "risk",
            "organization",
            "channel",
            "customer",
            "customer :: resolution",
            "commerce"
        })
@NullMarked
package io.lianke.exports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
