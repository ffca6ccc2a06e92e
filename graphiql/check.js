import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Fails unless the committed bundle is, byte for byte, what the source builds.
const committed = fileURLToPath(new URL('../src/main/resources/graphiql', import.meta.url));
const rebuilt = mkdtempSync(join(tmpdir(), 'graphiql-'));

try {
  await build({ root: import.meta.dirname, logLevel: 'warn', build: { outDir: rebuilt } });
  const before = contents(committed);
  const after = contents(rebuilt);
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .filter(file => !before.has(file) || !after.has(file) || !before.get(file).equals(after.get(file)))
    .sort();
  for (const file of changed) {
    console.error(`${!before.has(file) ? 'missing' : !after.has(file) ? 'stale' : 'differs'}: ${file}`);
  }
  if (changed.length > 0) {
    console.error('The committed GraphiQL bundle is not what its source builds: run "npm run build" and commit.');
    process.exitCode = 1;
  } else {
    console.log(`The committed GraphiQL bundle is up to date (${after.size} files).`);
  }
} finally {
  rmSync(rebuilt, { recursive: true });
}

function contents(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}
