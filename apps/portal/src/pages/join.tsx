import { Page } from '../ui';

export default function JoinPage() {
  return <Page title="Join">{null}</Page>;
}
