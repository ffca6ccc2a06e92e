import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TEXTS = /^(licen[cs]e|copying|notice|thirdpartynotices)/i;

/**
 * Two plugins that share a list of packages: `collect` notes each package that a bundle takes a module from (the
 * page's bundle and the workers' are separate), `emit` writes their licences into one file beside the bundle.
 */
export function licences(fileName) {
  const packages = new Map();
  return {
    collect: () => ({
      name: 'licences:collect',
      buildEnd() {
        for (const id of this.getModuleIds()) {
          const folder = packageOf(id);
          if (folder) packages.set(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
        }
      },
    }),
    emit: () => ({
      name: 'licences:emit',
      generateBundle() {
        const texts = [...packages].map(([folder, about]) => describe(folder, about));
        this.emitFile({ type: 'asset', fileName, source: [...new Set(texts)].sort().join('\n') });
      },
    }),
  };
}

function packageOf(id) {
  return id.split('?')[0].match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0];
}

function describe(folder, { name, version, license, author, homepage }) {
  const texts = readdirSync(folder)
    .filter(file => TEXTS.test(file))
    .map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const facts = [`${name} ${version}`, license, author?.name ?? author, homepage].filter(Boolean);
  return [`${'='.repeat(80)}\n${facts.join('\n')}`, ...texts].join('\n\n') + '\n';
}
