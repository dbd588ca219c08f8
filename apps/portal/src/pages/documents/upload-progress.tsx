import { useTranslation } from '../../i18n';
import { Alert, formatSize, Progress } from '../../ui';
import { useSamples, type UploadItem } from './upload-store';
import { minutesLeft, progressOf, speedOf } from './upload-sums';

/** How far all files are together, how fast it goes and how long it still takes, while some are on their way. */
export function UploadProgress({ uploads }: { uploads: readonly UploadItem[] }) {
  const { t } = useTranslation();
  const speed = speedOf(useSamples());
  const progress = progressOf(uploads);
  if (!progress) return null;
  const { files, sentFiles, bytes, sentBytes, stalled } = progress;
  const minutes = minutesLeft(progress, speed);
  const words = [
    t('upload.progress', { sent: sentFiles, count: files, done: formatSize(sentBytes), size: formatSize(bytes) }),
    ...(speed !== null && speed > 0 && !stalled ? [t('upload.speed', { speed: formatSize(Math.round(speed)) })] : []),
    ...(minutes !== null && !stalled ? [t('upload.left', { count: minutes })] : []),
  ];
  return (
    <>
      <Progress label={words.join(' · ')} value={Math.min(sentBytes, bytes)} max={Math.max(1, bytes)} />
      {stalled && <Alert tone="warning" title={t('upload.allStalled')} live />}
    </>
  );
}
