import { useEffect } from 'react';
import { useMe, useSend } from '../api/queries';
import type { Me } from '../api/types';
import { changeLanguage, languageOf, type Language } from '../i18n';
import { OwnLanguage } from '../i18n/own-language';

const own = new OwnLanguage();

/** Who logs in on another device reads their own language there. */
export function useOwnLanguage(me: Me | undefined): void {
  useEffect(() => {
    const language = own.of(me);
    if (language !== null) void changeLanguage(languageOf(language));
  }, [me]);
}

/** Changes the language: in this browser, and on every device of whoever is logged in. */
export function useChooseLanguage(): (language: Language) => void {
  const me = useMe(false).data;
  const keep = useSend();
  return (language) => {
    void changeLanguage(language);
    if (me) keep.mutate({ path: 'me/language', method: 'PUT', body: { language } });
  };
}
