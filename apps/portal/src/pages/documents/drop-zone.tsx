import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCEPT } from './suggest';

interface DropZoneProps {
  label: string;
  hint: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** Choose files, or drop them anywhere on the field. */
export function DropZone({ label, hint, multiple, onFiles }: DropZoneProps) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files].slice(0, multiple ? undefined : 1));
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
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <p className="kern-body kern-body--small br-drop-text">{t('upload.drop')}</p>
    </div>
  );
}
