import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n';
import { announce } from '../ui';
import type { DraftSession } from './session';

/** The same news is not said again for so long. */
const QUIET_MS = 30_000;

interface Words {
  section: (id: string) => string;
  label: (section: string, field: string) => string;
}

/** Tells screen readers, now and then, who came, who went on to which section, and what others changed in this one. */
export function useAnnouncements(session: DraftSession | null, words: Words, section?: string): void {
  const { t } = useTranslation();
  const latest = useRef(words);
  useEffect(() => {
    latest.current = words;
  });
  useEffect(() => {
    if (!session) return undefined;
    const said = new Map<string, number>();
    const say = (text: string): void => {
      if (performance.now() - (said.get(text) ?? -QUIET_MS) < QUIET_MS) return;
      said.set(text, performance.now());
      announce(text);
    };
    let before = session.people.get();
    const stopPeople = session.people.subscribe(() => {
      const now = session.people.get();
      for (const { id, name, section: place } of now) {
        const was = before.find((person) => person.id === id);
        if (place !== null && was?.section !== place) say(t('collab.nowEditing', { name, section: latest.current.section(place) }));
        else if (!was) say(t('collab.came', { name }));
      }
      for (const { id, name } of before) if (!now.some((person) => person.id === id)) say(t('collab.left', { name }));
      before = now;
    });
    const onField = (field: string): void => {
      const name = session.authors.get()[`${section}.${field}`]?.name;
      if (section !== undefined && name !== undefined) say(t('collab.changed', { name, field: latest.current.label(section, field) }));
    };
    const stopFields =
      section === undefined
        ? undefined
        : session.observe(section, (changes) => queueMicrotask(() => changes.forEach(({ field }) => onField(field)))); // its author comes with it
    return () => {
      stopPeople();
      stopFields?.();
    };
  }, [session, section, t]);
}
