export { CurrentApplication } from './current-application';
export { DraftWatch } from './draft-watch';
export { SignOffController } from './sign-off.controller';
export type { SignOff } from './sign-off.repository';
export { SignOffs, type FiledSignOff } from './sign-off.service';
