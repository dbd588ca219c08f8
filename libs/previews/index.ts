export { PreviewsController } from './previews.controller';
export { Previews } from './previews.service';
export { RenderPreviews } from './render-previews';
export { PreviewRenderer, RENDERER_LIMITS, type RendererLimits } from './renderer';
