package io.lianke.shared;

import org.springframework.stereotype.Component;

/// Free room on the disk of the data: told of long before uploads and imports stop.
@Component
final class DiskCheck implements Check {
    private static final int RESERVES = 2;

    private final Storage storage;

    DiskCheck(Storage storage) {
        this.storage = storage;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Reading read() {
        return Reading.atLeast(
                (double) RESERVES * storage.reserveBytes(),
                (double) storage.freeBytes(),
                Unit.BYTES);
    }
}
