import { Page } from '../ui';

export default function NotificationsPage() {
  return <Page title="Notifications">{null}</Page>;
}
