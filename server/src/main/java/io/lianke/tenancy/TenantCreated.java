package io.lianke.tenancy;

import java.util.UUID;

public record TenantCreated(UUID tenantId) implements TenantEvent {}
