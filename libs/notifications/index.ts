export { MailDigests } from './mail-digests';
export { MAIL_TEXTS } from './mail-texts.de';
export { NotificationsController } from './notifications.controller';
export { Notifications, type Audience, type Notice } from './notifications.service';
export { Notify } from './notify';
