import { useMemo } from 'react';
import { useCaseView } from '.';
import { myPart, type MyPart } from './my-part';

/** What the caller may do in the case of this page. */
export function useMyPart(): MyPart {
  const view = useCaseView();
  return useMemo(() => myPart(view), [view]);
}
