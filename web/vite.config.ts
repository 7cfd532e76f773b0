import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { groups } from './tools/chunks.ts';
import { narrowImports } from './tools/narrow-imports.ts';
import { precompress } from './tools/precompress.ts';
import { preloadSecond } from './tools/preload.ts';

const server = process.env['LIANKE_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [narrowImports('es'), react(), preloadSecond('/src/app/start.tsx'), precompress()],
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/api': server, '/v1': server } },
  build: {
    target: 'es2022',
    // Small images would otherwise be inlined; everything is a file of our own origin.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // The words of an area are told apart by its name; the budgets count them for the area's own pages.
        chunkFileNames: ({ facadeModuleId }) => {
          const words = /\/(?:features\/(?:\w+\/)?(\w+)\/|pickers\/([\w-]+)-)strings-(zh|en)\.ts$/.exec(
            facadeModuleId ?? '',
          );
          return words === null
            ? 'assets/[name]-[hash].js'
            : `assets/words-${words[1] ?? words[2]}-${words[3]}-[hash].js`;
        },
        codeSplitting: {
          groups,
        },
      },
    },
  },
});
