import { useId, useState, type ChangeEvent, type DragEvent } from 'react';
import { useTranslation } from '../../i18n';
import { droppedFiles } from './dropped-files';
import { ACCEPT } from './suggest';
import './drop-zone.css';
import './texts';

interface DropZoneProps {
  label: string;
  hint: string;
  multiple?: boolean;
  /** Offers the camera where there is a touch screen. */
  photo?: boolean;
  onFiles: (files: File[]) => void;
}

/** Choose files, drop them or whole folders anywhere on the field, or take a photo of a sheet. */
export function DropZone({ label, hint, multiple, photo = true, onFiles }: DropZoneProps) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then((files) => onFiles(files.slice(0, multiple ? undefined : 1)));
  };
  return (
    <div
      className={`kern-form-input br-drop${over ? ' br-drop--over' : ''}`}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <div className="kern-hint" id={`${id}-hint`}>
        {hint}
      </div>
      <input
        className="kern-form-input__input"
        id={id}
        type="file"
        accept={ACCEPT}
        multiple={multiple}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFiles(taken(event))}
      />
      <p className="kern-body kern-body--small br-drop-text">{t('upload.drop')}</p>
      {photo && <Photo onFiles={onFiles} />}
    </div>
  );
}

/** The files of an input, which is empty afterwards: the same file may be chosen again. */
function taken({ target }: ChangeEvent<HTMLInputElement>): File[] {
  const files = [...(target.files ?? [])];
  target.value = '';
  return files;
}

/** Phones call every photo the same. */
const CAMERA_NAME = /^(image|photo|foto|bild)\.jpe?g$/i;

function Photo({ onFiles }: Pick<DropZoneProps, 'onFiles'>) {
  const { t } = useTranslation();
  const id = useId();
  const named = (file: File): File => {
    if (!CAMERA_NAME.test(file.name)) return file;
    const at = new Date(file.lastModified).toISOString().slice(0, 16).replace('T', ' ').replace(':', '-');
    return new File([file], `${t('upload.nameless', { at })}.jpg`, { type: file.type, lastModified: file.lastModified });
  };
  return (
    <div className="br-photo">
      <label className="kern-label" htmlFor={id}>
        {t('upload.photo')}
      </label>
      <div className="kern-hint" id={`${id}-hint`}>
        {t('upload.photoHint')}
      </div>
      <input
        className="kern-form-input__input"
        id={id}
        type="file"
        accept="image/jpeg,image/png"
        capture="environment"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFiles(taken(event).map(named))}
      />
    </div>
  );
}
