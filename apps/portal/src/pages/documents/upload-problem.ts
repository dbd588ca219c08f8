import { useTranslation } from '../../i18n';
import './texts';

/** Why a file was not taken, in words, with what to do about it. Example: 'hash-mismatch' -> 'Die Datei ist beim Übertragen beschädigt worden. ...' */
export function useUploadProblem(): (code: string) => string {
  const { t, i18n } = useTranslation();
  return (code) => (i18n.exists(`uploadProblem.${code}`) ? t(`uploadProblem.${code}`) : t('uploadProblem.other', { code }));
}
