import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';

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

export class MultipartView {
  @ApiProperty() uploadId!: string;
  @ApiProperty({ description: 'bytes of each part but the last one' }) partSize!: number;
  @ApiProperty({ description: 'how many there are' }) parts!: number;
}

export class UploadView {
  @ApiProperty() documentId!: string;
  @ApiProperty() version!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'send the file there; nothing of it passes through the API. null for a large file, which is sent in parts',
  })
  url!: string | null;
  @ApiProperty({ type: MultipartView, nullable: true, description: 'ask for addresses of the parts' }) multipart!: MultipartView | null;
  @ApiProperty({ enum: ['PUT'] }) method!: 'PUT';
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) headers!: Record<string, string>;
  @ApiProperty({ description: 'of the address; of an upload in parts: until when it has to be complete' }) expiresAt!: string;
}

/** S3 knows no more parts than these. */
const MOST_PARTS = 10_000;

export class PartNumbers {
  @ApiProperty({ type: [Number], description: 'from 1', minItems: 1, maxItems: 20 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MOST_PARTS, { each: true })
  numbers!: number[];
}

export class SignedPartView {
  @ApiProperty() number!: number;
  @ApiProperty({ description: 'bytes that the part has to have' }) size!: number;
  @ApiProperty({ description: 'PUT the part there; valid for an hour' }) url!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) headers!: Record<string, string>;
}

export class SignedPartsView {
  @ApiProperty({ type: [SignedPartView] }) parts!: SignedPartView[];
}

export class ArrivedPartView {
  @ApiProperty() number!: number;
  @ApiProperty({ description: 'bytes' }) size!: number;
  @ApiProperty() etag!: string;
}

export class ArrivedPartsView {
  @ApiProperty() partSize!: number;
  @ApiProperty({ type: [ArrivedPartView] }) parts!: ArrivedPartView[];
}

/** What it takes to go on with an upload after a break. */
export class UploadingView {
  @ApiProperty({ description: 'bytes' }) size!: number;
  @ApiProperty() sha256!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'null when it is sent as a whole' }) partSize!: number | null;
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
  @ApiProperty({ type: UploadingView, nullable: true, description: 'for whom sends it, while it is being sent' })
  uploading!: UploadingView | null;
  @ApiProperty({ enum: ['scanner'], nullable: true, description: 'what the check waits for' }) waiting!: 'scanner' | null;
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
