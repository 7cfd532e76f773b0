package io.lianke.commerce;

import java.util.UUID;

/// A refund that was created or replaced just now.
record WrittenRefund(UUID id, int revision, RefundDraft draft) {}
