import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SEVERITIES, STATES, type Fix, type Point, type PointState, type Severity, type Why } from './point';

export class CompletenessWhy implements Why {
  @ApiProperty({ description: 'id of the row in the pack' }) ruleId!: string;
  @ApiProperty({ description: 'in German, with the legal basis' }) text!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ description: 'has a lawyer of the Land confirmed the row?' }) verified!: boolean;
}

export class CompletenessFix implements Fix {
  @ApiProperty({ enum: ['field', 'upload', 'document'] }) kind!: Fix['kind'];
  @ApiPropertyOptional({ description: 'of the field, e.g. /building/height' }) path?: string;
  @ApiPropertyOptional() documentId?: string;
  @ApiPropertyOptional({ description: 'code of the XBau list anlagen' }) typeCode?: string;
  @ApiProperty({ description: 'in German' }) text!: string;
}

export class CompletenessPoint implements Point {
  @ApiProperty({ description: 'stays the same for the same thing' }) id!: string;
  @ApiProperty({ enum: SEVERITIES }) severity!: Severity;
  @ApiProperty({ enum: STATES, description: 'undecided: an answer is missing, a file is not read yet, or a human decides' })
  state!: PointState;
  @ApiProperty({ description: 'a sentence in German' }) what!: string;
  @ApiProperty({ type: CompletenessWhy }) why!: CompletenessWhy;
  @ApiProperty({ type: CompletenessFix }) fix!: CompletenessFix;
  @ApiProperty({ type: [String], description: 'what was seen, in German' }) evidence!: string[];
  @ApiProperty({ description: 'the application cannot be filed before it is put right' }) blocks!: boolean;
}

export class CompletenessView {
  @ApiProperty({ enum: ['now', 'submission'], description: 'the application as it is, or as it was filed' }) asOf!: 'now' | 'submission';
  @ApiProperty({ type: String, nullable: true, description: 'when it was filed, for asOf submission' }) filedAt!: string | null;
  @ApiProperty({ description: 'required points that are missing or wrong' }) openRequired!: number;
  @ApiProperty({ description: 'recommended points and hints that are missing or wrong' }) openOther!: number;
  @ApiProperty({ description: 'files that the worker has not read yet: ask again' }) filesToRead!: number;
  @ApiProperty({ type: [CompletenessPoint], description: 'what is to be done first, what is fine last' }) points!: CompletenessPoint[];
}
