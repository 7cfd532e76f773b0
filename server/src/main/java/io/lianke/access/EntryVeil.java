package io.lianke.access;

import java.util.Map;

/// Keeps out of the shown audit log what is kept from its reader: the log itself holds values as
/// they were.
public interface EntryVeil {
    /// Of what kind the objects are whose entries it knows to read.
    String objectType();

    /// The fields of an entry, before or after, as a reader with these rules may see them.
    Map<String, Object> over(Map<String, Object> fields, FieldRules rules);
}
