import { Page } from '../ui';

export default function NotFoundPage() {
  return <Page title="NotFound">{null}</Page>;
}
