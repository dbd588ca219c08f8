import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';

/** What the portal speaks; `de-simple` is easy German. */
const LANGUAGES = ['de', 'de-simple', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

class BrandingView {
  @ApiPropertyOptional({ description: 'for where there is no room for the name' }) shortName?: string;
  @ApiPropertyOptional({ description: '#rrggbb; to be shown only where it can be seen' }) accent?: string;
}

export class AuthorityView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() land!: string;
  @ApiProperty() landName!: string;
  @ApiProperty() sandbox!: boolean;
  @ApiProperty({ description: 'seat of the authority' }) place!: string;
  @ApiProperty({ type: BrandingView, description: 'what its pack says of its look' }) branding!: BrandingView;
  @ApiProperty({ description: 'id of the key that signs its exports; compare it with the one in a package' }) sealKeyId!: string;
}

export class BodyRefView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

export class MeView {
  @ApiProperty() personId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ type: [String] }) roles!: string[];
  @ApiProperty({ type: [BodyRefView] }) bodies!: BodyRefView[];
  @ApiProperty({ description: "the authority's clock" }) now!: string;
  @ApiProperty() today!: string;
  @ApiProperty() unread!: number;
  @ApiProperty({ type: String, nullable: true, description: 'that the person chose for the portal; null: none yet' }) language!:
    string | null;
}

export class ChooseLanguage {
  @ApiProperty({ enum: LANGUAGES }) @IsIn(LANGUAGES) language!: Language;
}

export class TimeView {
  @ApiProperty() now!: string;
  @ApiProperty() today!: string;
}

export class AdvanceClock {
  @ApiProperty({ minimum: 1, maximum: 400 }) @IsInt() @Min(1) @Max(400) days!: number;
}

export class CodeView {
  @ApiProperty() code!: string;
  @ApiProperty() label!: string;
}

export class MunicipalityView {
  @ApiProperty() ags!: string;
  @ApiProperty() name!: string;
}
