import { germanText, isGerman, useTranslation } from '../i18n';

interface GermanProps {
  children: string;
  /** Key of a text that translates these words; it counts only while its German is these very words. */
  text?: string;
}

/** Words of the law's data, which are German: in the language of the page where there is a translation, else marked, so that they are read out as German. */
export function German({ children, text = '' }: GermanProps) {
  const { t, i18n } = useTranslation();
  if (germanText(text) === children) return t(text);
  return isGerman(i18n.language) ? children : <span lang="de">{children}</span>;
}
