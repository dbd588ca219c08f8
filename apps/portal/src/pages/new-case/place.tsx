import { useTranslation } from '../../i18n';
import { useLocation } from 'react-router';
import { useApi, useAuthorities, useAuthority } from '../../api/queries';
import type { Competence, Municipality } from '../../api/types';
import { Alert, LinkButton, Select, TextField } from '../../ui';
import { competencePath, OTHER, type Details } from './details.model';

/** Who decides at that place; asked as soon as the municipality is known, again with the parcel. */
export function useCompetence(typed: Details) {
  const path = competencePath(typed);
  return useApi<Competence>(path ?? 'competence', { enabled: path !== null });
}

interface PlaceProps {
  typed: Details;
  municipalities: readonly Municipality[];
  competence: Competence | undefined;
  onChange: (part: Partial<Details>) => void;
  errorOf: (id: string) => string | undefined;
}

/** Municipality and parcel, and at once who is competent there: before anybody fills in a form for the wrong authority. */
export function Place({ typed, municipalities, competence, onChange, errorOf }: PlaceProps) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        id="municipality"
        label={t('newCase.municipality')}
        hint={t('newCase.municipalityHint')}
        empty={t('common.choose')}
        choices={[
          ...municipalities.map((item) => ({ value: item.ags, label: item.name })),
          { value: OTHER, label: t('newCase.otherPlace') },
        ]}
        value={typed.municipality}
        onChange={(event) => onChange({ municipality: event.target.value })}
        error={errorOf('municipality')}
      />
      {typed.municipality === OTHER && (
        <TextField
          id="ags"
          label={t('newCase.ags')}
          hint={t('newCase.agsHint')}
          width="short"
          inputMode="numeric"
          autoComplete="off"
          value={typed.ags}
          onChange={(event) => onChange({ ags: event.target.value })}
          error={errorOf('ags')}
        />
      )}
      <TextField
        id="parcel"
        label={t('newCase.field.parcel')}
        hint={t('newCase.parcelHint')}
        optional
        width="medium"
        inputMode="numeric"
        autoComplete="off"
        maxLength={30}
        value={typed.parcel}
        onChange={(event) => onChange({ parcel: event.target.value })}
        error={errorOf('parcel')}
      />
      <div role="status">{competence && <Answer competence={competence} />}</div>
    </>
  );
}

function Answer({ competence }: { competence: Competence }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const { pathname, search } = useLocation();
  const here = useAuthorities().data?.find(({ id }) => id === authority)?.name ?? '';
  const { authority: other, district } = competence;
  if (competence.competent) return <Alert tone="success" title={t('newCase.competent', { authority: here })} />;
  switch (competence.problem) {
    case 'isParcelId':
      return <Alert tone="warning" title={t('newCase.problem.parcelWrong')} />;
    case 'parcelElsewhere':
      return <Alert tone="warning" title={t('newCase.problem.parcelElsewhere')} />;
    default:
      return (
        <Alert tone="warning" title={t('newCase.notCompetent', { authority: here })}>
          {!other && <p className="kern-body">{district ? t('newCase.askDistrict', { district }) : t('newCase.askMunicipality')}</p>}
          {other && (
            <>
              <p className="kern-body">{t('newCase.otherCompetent', { authority: other.name })}</p>
              <div className="br-actions">
                <LinkButton to={pathname.replace(`/${authority}/`, `/${other.slug}/`) + search}>{t('newCase.toOther')}</LinkButton>
              </div>
            </>
          )}
        </Alert>
      );
  }
}
