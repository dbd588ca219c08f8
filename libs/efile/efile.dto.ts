import { ApiProperty } from '@nestjs/swagger';

const DIRECTIONS = ['incoming', 'outgoing', 'internal'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export class EFileDocumentView {
  @ApiProperty({ description: 'number in the e-file, without gaps' }) no!: number;
  @ApiProperty() documentId!: string;
  @ApiProperty() version!: number;
  @ApiProperty() title!: string;
  @ApiProperty() typeLabel!: string;
  @ApiProperty({ enum: DIRECTIONS }) direction!: Direction;
  @ApiProperty() filedAt!: string;
  @ApiProperty() sha256!: string;
  @ApiProperty({ description: 'bytes' }) size!: number;
  @ApiProperty() fileName!: string;
}

export class EFileProceedingView {
  @ApiProperty({ description: 'Vorgangsnummer in the record' }) number!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: [EFileDocumentView] }) documents!: EFileDocumentView[];
}

export class EFileView {
  @ApiProperty({ description: 'Aktenzeichen' }) recordNumber!: string;
  @ApiProperty() recordTitle!: string;
  @ApiProperty({ description: 'place in the Aktenplan' }) recordPlan!: string;
  @ApiProperty() openedAt!: string;
  @ApiProperty({ type: [EFileProceedingView] }) proceedings!: EFileProceedingView[];
}

export class JournalActorView {
  @ApiProperty({ description: 'person, or `system`' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() role!: string;
}

const PROCESSES = ['building-permit', 'participation', 'payment'] as const;

export class JournalEntryView {
  @ApiProperty({ description: 'from 1, without gaps' }) seq!: number;
  @ApiProperty() event!: string;
  @ApiProperty({ enum: PROCESSES }) process!: (typeof PROCESSES)[number];
  @ApiProperty() processId!: string;
  @ApiProperty({ description: "by the authority's clock" }) at!: string;
  @ApiProperty({ description: 'by the clock on the wall' }) recordedAt!: string;
  @ApiProperty({ type: JournalActorView }) actor!: JournalActorView;
  @ApiProperty() from!: string;
  @ApiProperty() to!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) payload!: Record<string, unknown>;
  @ApiProperty({ description: 'SHA-256 of the whole entry' }) hash!: string;
  @ApiProperty({ description: 'hash of the entry before; empty for the first' }) previousHash!: string;
}

export class JournalPageView {
  @ApiProperty({ type: [JournalEntryView] }) items!: JournalEntryView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
