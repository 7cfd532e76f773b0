import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    // The stand-in is either signed in or not; the real server knows each tab by its cookie.
    maxConcurrency: process.env['LIANKE_URL'] === undefined ? 1 : 2,
  },
});
