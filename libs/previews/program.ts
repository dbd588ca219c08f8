import { serve } from '@bauraum/isolation';
import { render } from './render';
import type { RenderMessage, RenderTask } from './task';

/** Draws pages of one file; whoever started the process ends it. */
serve<RenderTask, RenderMessage>(render);
