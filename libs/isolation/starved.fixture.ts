import { serve } from './serve';

/** A process that lives and gets nothing of the processor, whatever it was to do. */
serve(() => new Promise(() => setInterval(() => undefined, 1000)));
