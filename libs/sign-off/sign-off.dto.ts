import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches, MaxLength, IsString } from 'class-validator';
import { PersonRef } from '@bauraum/documents';
import { CASE_ROLES, type CaseRole } from '@bauraum/kernel';

export class NewSignOff {
  @ApiProperty({ description: 'which one, as the list names it' }) @IsString() @MaxLength(100) ruleId!: string;
  @ApiProperty({ description: 'the hash of what the person has seen' }) @Matches(/^[0-9a-f]{64}$/) hash!: string;
}

class SignOffPartView {
  @ApiProperty({ enum: ['section', 'document'] }) kind!: 'section' | 'document';
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'German; a translation of the portal wins' }) title!: string;
  @ApiProperty() hash!: string;
  @ApiPropertyOptional({ description: 'of a document' }) version?: number;
}

class SignOffChangeView {
  @ApiProperty({ enum: ['section', 'document', 'role'], description: 'role: who signed may not do it any more' })
  kind!: 'section' | 'document' | 'role';
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: ['changed', 'added', 'removed'] }) how!: 'changed' | 'added' | 'removed';
  @ApiProperty({ type: [String], description: 'of a section: the fields whose answers changed' }) fields!: string[];
}

class SignOffView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: PersonRef }) by!: PersonRef;
  @ApiProperty({ enum: CASE_ROLES, description: 'as what the person signed' }) role!: CaseRole;
  @ApiProperty({ description: 'of the login, as the identity provider names it; none: unknown' }) trustLevel!: string;
  @ApiProperty() signedAt!: string;
}

class MissingView {
  @ApiProperty({ enum: ['answers', 'uploads', 'documents'], description: 'uploads: they are still being checked' })
  kind!: 'answers' | 'uploads' | 'documents';
  @ApiProperty({ type: [String], description: 'ids of sections, or titles of documents' }) what!: string[];
}

export const REFUSALS = ['not-allowed', 'power-of-attorney-missing', 'sign-off-two-parties', 'sign-off-incomplete'] as const;
export type Refusal = (typeof REFUSALS)[number];

export class RequiredSignOffView {
  @ApiProperty() ruleId!: string;
  @ApiProperty({ enum: CASE_ROLES, description: 'the party' }) role!: CaseRole;
  @ApiProperty({ type: String, nullable: true, description: 'of a planner: its id' }) discipline!: string | null;
  @ApiProperty({ enum: CASE_ROLES, isArray: true }) mayBeSignedBy!: CaseRole[];
  @ApiProperty({ description: 'German' }) title!: string;
  @ApiProperty({ description: 'the declaration, German' }) text!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: [SignOffPartView], description: 'what is released' }) parts!: SignOffPartView[];
  @ApiProperty({ description: 'of the declaration and all parts as they are now: what signing confirms' }) hash!: string;
  @ApiProperty({ enum: ['open', 'stands', 'fallen'] }) state!: 'open' | 'stands' | 'fallen';
  @ApiProperty({ type: SignOffView, nullable: true }) signOff!: SignOffView | null;
  @ApiProperty({ type: [SignOffChangeView], description: 'why it fell' }) changes!: SignOffChangeView[];
  @ApiProperty({ type: [MissingView], description: 'what must be there before anybody can sign' }) missing!: MissingView[];
  @ApiProperty({ enum: REFUSALS, nullable: true, description: 'why the caller cannot sign it now; null: he can' })
  refusal!: Refusal | null;
}

export class SignOffsView {
  @ApiProperty({ type: [RequiredSignOffView] }) items!: RequiredSignOffView[];
  @ApiProperty({ description: 'all that is needed stands' }) complete!: boolean;
}
