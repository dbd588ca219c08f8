import { Page } from '../ui';

export default function NewCasePage() {
  return <Page title="NewCase">{null}</Page>;
}
