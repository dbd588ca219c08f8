import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';

/** As many files as are dropped at once, and more. */
const MOST = 500;

export class Label {
  @ApiProperty() @IsUUID() documentId!: string;
  @ApiPropertyOptional({ description: 'code of the XBau list anlagen' }) @IsOptional() @Matches(/^\d{4}$/) typeCode?: string;
  @ApiPropertyOptional({ maxLength: 200 }) @IsOptional() @IsString() @MinLength(1) @MaxLength(200) title?: string;
}

export class Labels {
  @ApiProperty({ type: [Label] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => Label)
  labels!: Label[];
}

export class DocumentIds {
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  documentIds!: string[];
}

export class FileNames {
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  @MaxLength(400, { each: true })
  fileNames!: string[];
}

export class TypeSuggestionView {
  @ApiProperty({ description: 'code of the XBau list anlagen' }) typeCode!: string;
  @ApiProperty({ description: 'the reason, in German' }) why!: string;
}

export class NameSuggestionView {
  @ApiProperty({ type: [TypeSuggestionView], description: 'the best first' }) suggestions!: TypeSuggestionView[];
  @ApiProperty({ description: 'the first one is sure enough to be filled in' }) sure!: boolean;
}

export class ContentSuggestionView extends TypeSuggestionView {
  @ApiProperty() documentId!: string;
  @ApiProperty() typeLabel!: string;
}

export class ContentSuggestionsView {
  @ApiProperty({ description: 'files that were not read yet: it is worth asking again' }) filesToRead!: number;
  @ApiProperty({ type: [ContentSuggestionView] }) items!: ContentSuggestionView[];
}
