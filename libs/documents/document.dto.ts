import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

/** Media types that an application takes; the content decides, not the name (checked after the upload). */
export const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff'] as const;

const DIRECTIONS = ['incoming', 'outgoing', 'internal'] as const;
const STATUSES = ['uploading', 'checking', 'available', 'rejected'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export type VersionStatus = (typeof STATUSES)[number];

export class PersonRef {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

export class NewVersion {
  @ApiProperty({ maxLength: 200 }) @IsString() @MinLength(1) @MaxLength(200) @Matches(/^[^/\\\p{Cc}]+$/u) fileName!: string;
  @ApiProperty({ description: 'bytes' }) @IsInt() @Min(1) @Max(5 * 1024 ** 3) size!: number;
  @ApiProperty({ enum: MEDIA_TYPES }) @IsIn(MEDIA_TYPES) mediaType!: string;
  @ApiProperty({ description: 'SHA-256 of the file, hexadecimal' }) @Matches(/^[0-9a-f]{64}$/) sha256!: string;
  @ApiPropertyOptional({ description: 'why there is a new version' }) @IsOptional() @IsString() @MaxLength(500) reason?: string;
}

export class NewDocument extends NewVersion {
  @ApiProperty({ maxLength: 200 }) @IsString() @MinLength(1) @MaxLength(200) title!: string;
  @ApiProperty({ description: 'code of the XBau list anlagen' }) @Matches(/^\d{4}$/) typeCode!: string;
}

export class UploadView {
  @ApiProperty() documentId!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ description: 'send the file there; nothing of it passes through the API' }) url!: string;
  @ApiProperty({ enum: ['PUT'] }) method!: 'PUT';
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) headers!: Record<string, string>;
  @ApiProperty() expiresAt!: string;
}

export class DocumentVersionView {
  @ApiProperty() version!: number;
  @ApiProperty() fileName!: string;
  @ApiProperty() size!: number;
  @ApiProperty() mediaType!: string;
  @ApiProperty() sha256!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'null while the file has not been read, or where it has none' }) pages!:
    number | null;
  @ApiProperty({ enum: STATUSES }) status!: VersionStatus;
  @ApiProperty({ type: String, nullable: true, description: 'why it was rejected' }) problem!: string | null;
  @ApiProperty({ type: PersonRef, nullable: true }) uploadedBy!: PersonRef | null;
  @ApiProperty() uploadedAt!: string;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
}

export class DocumentView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() typeCode!: string;
  @ApiProperty() typeLabel!: string;
  @ApiProperty({ enum: DIRECTIONS }) direction!: Direction;
  @ApiProperty({ description: 'newest available version, 0 when none is' }) currentVersion!: number;
  @ApiProperty({ type: [DocumentVersionView] }) versions!: DocumentVersionView[];
  @ApiProperty() withdrawn!: boolean;
}

export class LinkView {
  @ApiProperty({ description: 'valid for some minutes' }) url!: string;
}

export class LinkQuery {
  @ApiPropertyOptional({ enum: ['inline', 'attachment'], default: 'attachment' })
  @IsOptional()
  @IsIn(['inline', 'attachment'])
  disposition: 'inline' | 'attachment' = 'attachment';
}
