/// The database underneath: a supervisor for the PostgreSQL that comes with Lianke, and what any
/// PostgreSQL, bundled or not, goes through before the application may use it.
///
/// [EmbeddedPostgres] unpacks the server binaries once, keeps one cluster in a data folder, starts
/// it under an unprivileged account on the loopback address, starts it again when it dies and
/// leaves no process behind. [Safety] refuses a server that could lose an acknowledged commit.
/// [Roles] makes the role the application logs in as: it owns nothing and row-level security binds
/// it. [Migrations] brings the tables up to date as the owner.
///
/// The same code serves the product, the tests and the code generator of the build; it knows
/// nothing of Spring.
@NullMarked
package io.lianke.postgres;

import org.jspecify.annotations.NullMarked;
