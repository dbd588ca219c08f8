import { useTranslation } from 'react-i18next';

/** Words of the law's data, which are German whatever the language of the page: marked, so that they are read out as German. */
export function German({ children }: { children: string }) {
  const { i18n } = useTranslation();
  return i18n.language === 'de' ? children : <span lang="de">{children}</span>;
}
