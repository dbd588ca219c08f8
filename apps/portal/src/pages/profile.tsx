import { Page } from '../ui';

export default function ProfilePage() {
  return <Page title="Profile">{null}</Page>;
}
