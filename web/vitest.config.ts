import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { narrowImports } from './tools/narrow-imports.ts';

export default defineConfig({
  plugins: [narrowImports('lib'), react()],
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 60_000,
    pool: 'threads',
    isolate: false,
    // By itself it leaves one of two processors idle.
    maxWorkers: 2,
  },
});
