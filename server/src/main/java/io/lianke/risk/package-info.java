/// What looks like misuse, and the brake on it.
///
/// **Taking people out in bulk** is braked at one place: every answer that shows people says whom
/// ([PersonRecords][io.lianke.shared.web.PersonRecords]), and
/// [Extraction][io.lianke.risk.Extraction] counts each person once a day for each reader. Whoever
/// has had as many as the tenant allows proves anew who they are, and gets as many again; a program
/// is stopped until the next day. Files have a quota of rows of their own.
///
/// **The risk board** holds what somebody should look at, once for each kind and subject until it
/// is resolved: see [RiskKind][io.lianke.risk.RiskKind]. Some of it the brake tells, the rest is
/// found by looking at the audit and at the installation every few seconds
/// ([RiskWatch][io.lianke.risk.RiskWatch]); what is found is decided by pure functions
/// ([AuditSigns][io.lianke.risk.AuditSigns]).
@ApplicationModule(allowedDependencies = {"shared", "database", "tenancy", "audit", "access"})
@NullMarked
package io.lianke.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
