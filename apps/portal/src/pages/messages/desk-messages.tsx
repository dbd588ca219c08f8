import type { CaseView } from '../../api/types';
import { MessagesPanel } from './messages-panel';

/** The messages of a case at the desk. */
export default function DeskMessages({ view }: { view: CaseView }) {
  return <MessagesPanel view={view} viewer="office" />;
}
