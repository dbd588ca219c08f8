import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The portal is served by the api under one origin, so every request is same-origin and the CSP can stay `self`.
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: here('../../dist/portal'),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing may be inlined: fonts and workers come from files, as the CSP says.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: true,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    port: 4710,
    proxy: { '/api': 'http://127.0.0.1:4700', '/auth': 'http://127.0.0.1:4700', '/storage': 'http://127.0.0.1:4700' },
  },
});
