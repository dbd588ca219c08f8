import { useEffect } from 'react';

/** Brings the field that the address names into view and puts the focus there, e.g. '#plot-parcel'. */
export function useHashFocus(hash: string): void {
  useEffect(() => {
    const field = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [hash]);
}
