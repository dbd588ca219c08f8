import type { CaseView } from '../../api/types';
import { ClocksPanel } from '../../process';
import { WhatIf } from './what-if';

/** All clocks of a case, and how they would run if something happened. */
export default function ClocksTab({ view }: { view: CaseView }) {
  return (
    <div className="desk-stack">
      <ClocksPanel view={view} viewer="office" />
      <WhatIf view={view} />
    </div>
  );
}
