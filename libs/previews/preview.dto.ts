import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PAGE_FORMATS, type PageFormat } from '@bauraum/pdf-facts';
import { PREVIEW_SIZES, type PreviewSize } from './sizes';

/** `pending`: being drawn, ask again. `none`: it cannot be shown, it can be downloaded. */
const STATES = ['ready', 'pending', 'none'] as const;
/** `unopened`: the notice has to be opened first, which the journal records. */
const PROBLEMS = ['type', 'unopened', 'encrypted', 'broken', 'memory', 'timeout', 'too-large'] as const;
export type PreviewState = (typeof STATES)[number];
export type NoPreview = (typeof PROBLEMS)[number];

export class PreviewPageView {
  @ApiProperty({ description: 'from 1' }) number!: number;
  @ApiProperty({ description: 'as it is shown; points, pixels of a photo' }) width!: number;
  @ApiProperty() height!: number;
  @ApiProperty({ enum: PAGE_FORMATS, type: String, nullable: true, description: 'sheet size; a photo has none' })
  format!: PageFormat | null;
}

export class PreviewView {
  @ApiProperty({ enum: STATES }) state!: PreviewState;
  @ApiProperty({ enum: PROBLEMS, type: String, nullable: true, description: 'why there is none' }) problem!: NoPreview | null;
  @ApiProperty({ description: 'pages of the document' }) count!: number;
  @ApiProperty({ type: [PreviewPageView], description: 'pages that can be shown, from the first' }) pages!: PreviewPageView[];
  @ApiProperty({ type: [Number], description: 'scales that its text names: 100 for 1:100' }) scales!: number[];
}

export class PreviewImageView {
  @ApiProperty({ enum: STATES }) state!: PreviewState;
  @ApiProperty({ type: String, nullable: true, description: 'valid for some minutes' }) url!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'pixels' }) width!: number | null;
  @ApiProperty({ type: Number, nullable: true }) height!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'the words of the page, with size page' }) text!: string | null;
}

export class ImageQuery {
  @ApiProperty({ enum: PREVIEW_SIZES }) @IsIn(PREVIEW_SIZES) size!: PreviewSize;
}
