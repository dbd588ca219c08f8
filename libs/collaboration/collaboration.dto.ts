import { ApiProperty } from '@nestjs/swagger';
import { PersonRef } from '@bauraum/documents';

class VersionView {
  @ApiProperty({ description: 'its last change: what `restore` takes' }) seq!: number;
  @ApiProperty({ type: PersonRef, nullable: true, description: 'null: as the case was opened' }) by!: PersonRef | null;
  @ApiProperty() from!: string;
  @ApiProperty() to!: string;
  @ApiProperty({ type: [String], description: '`section.field`' }) fields!: string[];
}

export class HistoryView {
  @ApiProperty({ type: [VersionView], description: 'the latest first' }) versions!: VersionView[];
}
