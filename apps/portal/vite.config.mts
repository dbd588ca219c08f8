import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { leanFonts } from './build/lean-fonts.mts';
import { usedKern } from './build/used-kern.mts';
import { wholeEasy } from './build/whole-easy.mts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const TEXT = /\.(js|css|html|svg|json)$/;

/** Writes .br and .gz beside every text file, which the api then serves as they are (@fastify/static, preCompressed). */
function precompress(): Plugin {
  return {
    name: 'bauraum-precompress',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => TEXT.test(file))) {
        const content = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content));
      }
    },
  };
}

/** What every page loads, in one file; and what some pages share: small parts go together, but no page loads the texts of another for them. */
const CHUNKS = [
  { name: 'base', tags: ['$initial' as const] },
  { name: 'shared', test: /portal\/src\/(?!desk)/, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 1_000 },
];

// The portal is served by the api under one origin, so every request is same-origin and the CSP can stay `self`.
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), leanFonts(), wholeEasy(here('src/i18n')), precompress()],
  build: {
    outDir: here('../../dist/portal'),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing may be inlined: fonts and workers come from files, as the CSP says.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    manifest: true,
    reportCompressedSize: true,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  css: { postcss: { plugins: [usedKern(here('src'))] } },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    port: 4710,
    proxy: {
      '/api': 'http://127.0.0.1:4700',
      '/auth': 'http://127.0.0.1:4700',
      '/storage': 'http://127.0.0.1:4700',
      '/collab': { target: 'http://127.0.0.1:4700', ws: true, rewriteWsOrigin: true }, // the api takes WebSockets of its own origin only, which is http
    },
  },
});
