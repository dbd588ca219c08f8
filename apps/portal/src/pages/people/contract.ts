import type { CaseRole } from '../../api/types';

/** One that was sent before; its link is not told again. */
export interface SentInvitation {
  readonly id: string;
  readonly role: CaseRole;
  readonly discipline: string | null;
  readonly email: string | null;
  readonly handsOver?: boolean;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: 'open' | 'accepted' | 'expired' | 'revoked';
  readonly acceptedBy: string | null;
}

export interface InvitationPreview {
  readonly role: CaseRole;
  readonly discipline: string | null;
  readonly invitedBy: string;
  readonly authority: string;
  readonly state: SentInvitation['state'];
}

export interface Discipline {
  readonly id: string;
  readonly label: string;
  readonly sections: readonly string[];
  readonly documents: readonly string[];
}
