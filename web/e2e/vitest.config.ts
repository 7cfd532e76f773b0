import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    environment: 'node',
    // Waits end hangs, they are no budgets: what must be fast is measured in speed.e2e.ts. A shared machine has been
    // seen eight times slower than a quiet one.
    testTimeout: 600_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    fileParallelism: false,
    // The stand-in is either signed in or not; the real server knows each tab by its cookie.
    maxConcurrency: process.env['LIANKE_URL'] === undefined ? 1 : 2,
  },
});
