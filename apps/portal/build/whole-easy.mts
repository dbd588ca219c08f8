import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { overlaid } from '../src/i18n/overlaid.ts';
import type { TextTree } from '../src/i18n/texts.ts';

/** Who reads easy German loads the texts of every page in one file, and not the German ones beside it, half of which they never see. */
export function wholeEasy(folder: string): Plugin {
  const [german, easy] = [`${folder}/de.json`, `${folder}/easy.json`];
  const read = (file: string): TextTree => JSON.parse(readFileSync(file, 'utf8')) as TextTree;
  return {
    name: 'bauraum-whole-easy',
    enforce: 'pre',
    load(id) {
      if (id !== easy) return null;
      this.addWatchFile(german);
      return JSON.stringify(overlaid(read(german), read(easy)));
    },
  };
}
