export { AccessGuard } from './access.guard';
export { GuestAdoption, type Adopted } from './guest-adoption';
export { isGuest, People, type Identity, type Person, type Subject } from './people';
export { SessionController } from './session.controller';
export { Sessions } from './sessions';
export { StaffController } from './staff.controller';
export { StaffInvitations, type StaffInvitation, type StaffSeat } from './staff-invitations';
