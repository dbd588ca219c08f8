import { Page } from '../ui';

export default function AccessibilityPage() {
  return <Page title="Accessibility">{null}</Page>;
}
