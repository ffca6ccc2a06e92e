import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { licences } from './licences.js';

const source = file => fileURLToPath(new URL(`./src/${file}`, import.meta.url));
const thirdParty = licences('third-party-licences.txt');

export default defineConfig({
  base: '/graphiql/',
  plugins: [thirdParty.collect(), thirdParty.emit()],
  resolve: {
    alias: {
      'prettier/parser-babel': source('prettier-jsonc.js'),
      'prettier/plugins/estree': source('prettier-jsonc.js'),
      // The same plug-in under its old name.
      'prettier/parser-graphql': 'prettier/plugins/graphql',
    },
  },
  worker: { format: 'es', plugins: () => [thirdParty.collect()] },
  build: {
    outDir: '../src/main/resources/graphiql',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    chunkSizeWarningLimit: 4096,
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: {
    proxy: { '/graphql': { target: 'http://localhost:8080', ws: true } },
  },
});
