import { useTranslation } from '../../i18n';

/** What the packs tell about a section or a field, German in every language. */
export function Help({ text, about }: { text: string | undefined; about: string }) {
  const { t } = useTranslation();
  if (text === undefined) return null;
  return (
    <details className="br-more">
      <summary>
        {t('section.help')}
        <span className="kern-sr-only">: {about}</span>
      </summary>
      <p className="kern-body" lang="de">
        {text}
      </p>
    </details>
  );
}
