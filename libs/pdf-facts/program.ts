import { serve } from '@bauraum/isolation';
import type { FileStructure, PdfFacts } from './facts';
import { readPdf, type ReadLimits } from './read';

/** The structure is told first: it counts also when the pages take too long. */
export type Told = { readonly structure: FileStructure } | { readonly facts: PdfFacts };

/** Reads one file; whoever started the process ends it. */
serve<ReadLimits, Told>(async (limits, bytes, send) => {
  const facts = await readPdf(bytes, limits, (structure) => send({ structure }));
  send({ facts });
});
