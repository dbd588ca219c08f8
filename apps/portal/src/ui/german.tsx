import { isGerman, useTranslation } from '../i18n';

/** Words of the law's data, which are German whatever the language of the page: marked, so that they are read out as German. */
export function German({ children }: { children: string }) {
  const { i18n } = useTranslation();
  return isGerman(i18n.language) ? children : <span lang="de">{children}</span>;
}
