import { Page } from '../ui';

export default function StartPage() {
  return <Page title="Start">{null}</Page>;
}
