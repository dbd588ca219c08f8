import { serve } from '@bauraum/isolation';
import type { PdfFacts } from './facts';
import { readPdf, type ReadLimits } from './read';

/** Reads one file; whoever started the process ends it. */
serve<ReadLimits, PdfFacts>(async (limits, bytes, send) => send(await readPdf(bytes, limits)));
