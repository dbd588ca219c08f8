import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PersonRef } from '@bauraum/documents';
import { CASE_ROLES, type CaseRole } from '@bauraum/kernel';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** `replaced`: revoked, and there is a newer link for the same person. */
export const INVITATION_STATES = ['open', 'accepted', 'expired', 'revoked', 'replaced'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export class NewInvitation {
  @ApiProperty({ enum: CASE_ROLES }) @IsIn(CASE_ROLES) role!: CaseRole;
  @ApiPropertyOptional() @IsOptional() @IsEmail() @MaxLength(200) email?: string;
  @ApiPropertyOptional({ description: 'of a planner: which one' }) @IsOptional() @Matches(/^[a-z0-9-]{1,60}$/) discipline?: string;
  @ApiPropertyOptional({ description: 'my own role of that kind ends when it is accepted' }) @IsOptional() @IsBoolean() handsOver?: boolean;
}

export class InvitationView {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'give it to the person; it is shown once' }) url!: string;
  @ApiProperty({ description: 'for who joins; for a guest who is in, the link opens until they identify' }) expiresAt!: string;
}

export class SentInvitationView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: CASE_ROLES }) role!: CaseRole;
  @ApiProperty({ type: String, nullable: true, description: 'its id' }) discipline!: string | null;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty() handsOver!: boolean;
  @ApiProperty({ type: PersonRef }) createdBy!: PersonRef;
  @ApiProperty() createdAt!: string;
  @ApiProperty() expiresAt!: string;
  @ApiProperty({ enum: INVITATION_STATES }) state!: InvitationState;
  @ApiProperty({ type: String, nullable: true, description: 'the name of who accepted it' }) acceptedBy!: string | null;
  @ApiProperty({ description: 'accepted by a guest who has not identified: it opens for them again, until it is revoked or renewed' })
  reopens!: boolean;
}

export class AcceptInvitation {
  @ApiProperty() @Matches(TOKEN) token!: string;
}

export class JoinAsGuest extends AcceptInvitation {
  @ApiProperty({ maxLength: 100, description: 'as the others read it' })
  @IsString()
  @MaxLength(100)
  @Matches(/^[^\p{Cc}\p{Cf}]*[\p{L}\p{N}][^\p{Cc}\p{Cf}]*$/u)
  name!: string;
}

export class AcceptedInvitation {
  @ApiProperty() caseId!: string;
  @ApiProperty({ enum: CASE_ROLES }) role!: CaseRole;
}

export class PreviewQuery {
  @Matches(TOKEN) token!: string;
}

export class InvitationPreview {
  @ApiProperty({ enum: CASE_ROLES }) role!: CaseRole;
  @ApiProperty({ type: String, nullable: true, description: 'its German name' }) discipline!: string | null;
  @ApiProperty({ description: 'name' }) invitedBy!: string;
  @ApiProperty({ description: 'name' }) authority!: string;
  @ApiProperty({ enum: INVITATION_STATES, description: 'open: also for the guest who joined by it and has not identified' })
  state!: InvitationState;
}

export class LeaveCase {
  @ApiProperty({ enum: CASE_ROLES, description: 'which role ends' }) @IsIn(CASE_ROLES) role!: CaseRole;
}
