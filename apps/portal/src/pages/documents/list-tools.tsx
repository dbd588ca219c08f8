import { useMemo } from 'react';
import { useTranslation } from '../../i18n';
import type { Doc } from '../../api/types';
import { Checkbox, Select } from '../../ui';
import { SORTS, STATES, type ListView } from './list-view';

interface ListToolsProps {
  documents: readonly Doc[];
  shown: number;
  view: ListView;
  onView: (view: ListView) => void;
}

/** Filters and order of the list. */
export function ListTools({ documents, shown, view, onView }: ListToolsProps) {
  const { t } = useTranslation();
  const types = useMemo(() => {
    const labels = new Map(documents.map((doc) => [doc.typeCode, doc.typeLabel]));
    return [...labels].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'de'));
  }, [documents]);
  return (
    <fieldset className="br-list-tools">
      <legend className="kern-sr-only">{t('documentList.tools')}</legend>
      <Select
        label={t('documentList.type')}
        empty={t('documentList.allTypes')}
        choices={types}
        value={view.type}
        onChange={(event) => onView({ ...view, type: event.target.value })}
      />
      <Select
        label={t('documentList.state')}
        empty={t('documentList.allStates')}
        choices={STATES.map((value) => ({ value, label: t(`documentStatus.${value}`) }))}
        value={view.state}
        onChange={(event) => onView({ ...view, state: STATES.find((state) => state === event.target.value) ?? '' })}
      />
      <Select
        label={t('documentList.sort')}
        choices={SORTS.map((value) => ({ value, label: t(`documentList.sortBy.${value}`) }))}
        value={view.sort}
        onChange={(event) => onView({ ...view, sort: SORTS.find((sort) => sort === event.target.value) ?? 'order' })}
      />
      <Checkbox
        label={t('documentList.group')}
        checked={view.grouped}
        onChange={(event) => onView({ ...view, grouped: event.target.checked })}
      />
      <p className="kern-body kern-body--small br-list-count" role="status">
        {t('documentList.shown', { shown, count: documents.length })}
      </p>
    </fieldset>
  );
}
