import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { announce, Button, Select } from '../../ui';
import { typeGroups, type GroupTexts, type TypeChoices } from './type-groups';
import { patchUploads, type UploadItem } from './upload-store';

interface BulkTypeProps {
  /** Files that can be selected, as the list shows them. */
  shown: readonly UploadItem[];
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
  choices: TypeChoices;
  texts: GroupTexts;
}

/** One type for several files. */
export function BulkType({ shown, selected, onSelected, choices, texts }: BulkTypeProps) {
  const { t } = useTranslation();
  const [typeCode, setTypeCode] = useState('');
  const chosen = new Set(shown.filter((item) => selected.has(item.id)).map((item) => item.id));
  const assign = (): void => {
    patchUploads([...chosen], () => ({ typeCode }));
    announce(t('upload.bulkDone', { count: chosen.size }));
    onSelected(new Set());
    setTypeCode('');
  };
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">{t('upload.bulk')}</legend>
      <div className="kern-fieldset__body">
        <p className="kern-body kern-body--small">{t('upload.selected', { count: chosen.size })}</p>
        <div className="br-actions">
          <Button kind="tertiary" onClick={() => onSelected(new Set(shown.map((item) => item.id)))}>
            {t('upload.selectAll', { count: shown.length })}
          </Button>
          <Button kind="tertiary" disabled={chosen.size === 0} onClick={() => onSelected(new Set())}>
            {t('upload.selectNone')}
          </Button>
        </div>
        <Select
          label={t('upload.bulkType')}
          empty={t('common.choose')}
          groups={typeGroups(choices, texts, { all: true })}
          value={typeCode}
          onChange={(event) => setTypeCode(event.target.value)}
        />
        <div className="br-actions">
          <Button disabled={chosen.size === 0 || typeCode === ''} onClick={assign}>
            {t('upload.bulkAssign', { count: chosen.size })}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
