import { defineConfig } from 'vitest/config';

// What uses both processors by itself, or measures.
const ALONE = ['pages.e2e.ts', 'speed.e2e.ts'];

export default defineConfig({
  test: {
    root: import.meta.dirname,
    environment: 'node',
    // Waits end hangs, they are no budgets: what must be fast is measured in speed.e2e.ts. A shared machine has been
    // seen eight times slower than a quiet one.
    testTimeout: 600_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // The stand-in is either signed in or not; the real server knows each tab by its cookie.
    maxConcurrency: process.env['LIANKE_URL'] === undefined ? 1 : 2,
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: ALONE, fileParallelism: false, sequence: { groupOrder: 0 } },
      },
      // One file waits for the page while the other's is drawn. They share a server: each has names of its own.
      {
        extends: true,
        test: {
          name: 'two at a time',
          include: ['*.e2e.ts'],
          exclude: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
