export { Thumbnail } from './thumbnail';
export { ViewerLink } from './viewer-link';
export type { Source } from './source';
