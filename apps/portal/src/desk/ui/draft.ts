import { useCallback, useState } from 'react';
import { useMe } from '../../api/queries';

const PREFIX = 'bauraum.draft.1';

function load<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

function store(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage the text lives as long as the page.
  }
}

/**
 * State that survives leaving the page and loading it again, for this tab and this person: nothing typed is thrown away.
 * Gives the value, its setter, and `clear`, which forgets it after it was sent.
 * Example: `const [text, setText, clear] = useDraft(\`statement.${id}\`, '')`.
 */
export function useDraft<T>(name: string, initial: T): [T, (next: T | ((old: T) => T)) => void, () => void] {
  const person = useMe().data?.personId ?? '';
  const key = `${PREFIX}.${person}.${name}`;
  const [value, setValue] = useState<T>(() => load<T>(key) ?? initial);
  const set = useCallback(
    (next: T | ((old: T) => T)) => {
      setValue((old) => {
        const result = typeof next === 'function' ? (next as (old: T) => T)(old) : next;
        store(key, result);
        return result;
      });
    },
    [key],
  );
  const clear = useCallback(() => {
    store(key, undefined);
    setValue(initial);
    // `initial` is a constant of the caller.
  }, [key, initial]);
  return [value, set, clear];
}
