import { useTranslation } from '../../i18n';
import { useGuest, useMe, useSend } from '../../api/queries';
import type { FormDefinition } from '../../api/types';
import {
  announce,
  Alert,
  Badge,
  Button,
  Card,
  DateTime,
  FactList,
  Failed,
  German,
  Identify,
  LinkButton,
  Loaded,
  Section,
  type Fact,
  type Tone,
} from '../../ui';
import { useFormTexts } from '../application/texts';
import { useCasePath, useCaseView } from '../case';
import { useMyPart } from '../case/use-my-part';
import { missingSigner, signersOf } from './signers';
import './texts';
import { useSignOffs, type Matrix, type RequiredSignOff } from './use-sign-offs';

const TONES: Readonly<Record<RequiredSignOff['state'], Tone>> = { open: 'info', stands: 'success', fallen: 'warning' };

/** What each side must release before the application can be filed: its declaration, what it covers, and why one does not count any more. */
export function SignOffs({ form }: { form: FormDefinition }) {
  const { t } = useTranslation();
  const { status } = useCaseView();
  const query = useSignOffs();
  if (query.data?.items.length === 0) return null;
  return (
    <Section title={t('signOff.title')} id="sign-offs">
      {status === 'draft' && <p className="kern-body">{t('signOff.lead')}</p>}
      <Loaded query={query}>{({ items }) => items.map((item) => <SignOff key={item.ruleId} item={item} form={form} />)}</Loaded>
    </Section>
  );
}

interface ItemProps {
  item: RequiredSignOff;
  form: FormDefinition;
}

function SignOff({ item, form }: ItemProps) {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = `cases/${view.id}/sign-offs`;
  const send = useSend<Matrix>([path]);
  const { signOff, state, refusal } = item;
  const guest = useGuest();
  const may = state !== 'stands' && refusal === null;
  const me = useMe();
  const mine = signOff !== null && signOff.by.id === me.data?.personId;
  const sign = (): void =>
    send.mutate({ path, body: { ruleId: item.ruleId, hash: item.hash } }, { onSuccess: () => announce(t('signOff.signed')) });
  const withdraw = (): void => send.mutate({ path: `${path}/${signOff?.id ?? ''}/withdraw`, body: {} });
  return (
    <Card level={3} title={<German>{item.title}</German>} preline={<State state={state} />}>
      <blockquote className="kern-body" data-testid="declaration">
        <German>{item.text}</German>
      </blockquote>
      <FactList facts={useFacts(item, form)} />
      <Fallen item={item} form={form} />
      <Missing item={item} form={form} />
      {(refusal === 'sign-off-two-parties' || refusal === 'power-of-attorney-missing') && state !== 'stands' && (
        <Alert title={t(`problem.${refusal}`)} />
      )}
      {send.error && <Failed error={send.error} />}
      {state !== 'stands' && <NobodyYet item={item} />}
      {may && guest && <Identify to="sign" />}
      <div className="br-actions">
        {may && !guest && (
          <Button kind="primary" busy={send.isPending} onClick={sign}>
            {t('signOff.sign')}
            <span className="br-sr-only">: {item.title}</span>
          </Button>
        )}
        {mine && view.status === 'draft' && (
          <Button kind="tertiary" busy={send.isPending} onClick={withdraw}>
            {t('signOff.withdraw')}
            <span className="br-sr-only">: {item.title}</span>
          </Button>
        )}
      </div>
    </Card>
  );
}

/** Nobody who takes part can sign it: the way to invite somebody who can. */
function NobodyYet({ item }: Pick<ItemProps, 'item'>) {
  const { t } = useTranslation();
  const { members } = useCaseView();
  const path = useCasePath();
  const { invites } = useMyPart();
  const to = missingSigner(item, members, invites);
  if (to === null) return null;
  return (
    <Alert tone="warning" title={t('signers.nobody')}>
      <div className="br-actions">
        <LinkButton to={`${path}/${to}`}>
          {t('signers.invite')}
          <span className="br-sr-only">: {item.title}</span>
        </LinkButton>
      </div>
    </Alert>
  );
}

function State({ state }: Pick<RequiredSignOff, 'state'>) {
  const { t } = useTranslation();
  const words = { open: t('signOff.open'), stands: t('signOff.stands'), fallen: t('signOff.fallen') };
  return <Badge tone={TONES[state]}>{words[state]}</Badge>;
}

function useFacts(item: RequiredSignOff, form: FormDefinition): Fact[] {
  const { parts, mayBeSignedBy, basis, signOff, state } = item;
  const { t } = useTranslation();
  const names = signersOf(item, useCaseView().members).map(({ name }) => name);
  const texts = useFormTexts(form);
  const released = parts.map(({ kind, id, title }) => (kind === 'section' ? texts.section(id) : title)).join(', ');
  const by = signOff && [
    { key: 'person', label: t('signOff.by'), value: `${signOff.by.name}, ${t(`role.${signOff.role}`)}` },
    { key: 'at', label: t('signOff.at'), value: <DateTime at={signOff.signedAt} /> },
  ];
  return [
    { key: 'released', label: t('signOff.released'), value: released },
    { key: 'whoMay', label: t('signOff.whoMay'), value: mayBeSignedBy.map((role) => t(`role.${role}`)).join(', ') },
    ...(state === 'stands' || names.length === 0 ? [] : [{ key: 'signers', label: t('signers.waitingFor'), value: names.join(', ') }]),
    ...(by ?? []),
    { key: 'basis', label: t('signOff.basis'), value: <German>{basis}</German> },
  ];
}

function Fallen({ item: { changes }, form }: ItemProps) {
  const { t } = useTranslation();
  const say = useChangeText(form);
  if (changes.length === 0) return null;
  return (
    <Alert tone="warning" title={t('signOff.fellTitle')}>
      <ul className="kern-list kern-list--bullet">
        {changes.map((change) => (
          <li key={`${change.kind}-${change.id}`}>{say(change)}</li>
        ))}
      </ul>
    </Alert>
  );
}

function useChangeText(form: FormDefinition): (change: RequiredSignOff['changes'][number]) => string {
  const { t } = useTranslation();
  const texts = useFormTexts(form);
  return ({ kind, id, title, how, fields }) => {
    switch (kind) {
      case 'role':
        return t('signOff.roleChanged');
      case 'section': {
        const section = texts.section(id);
        return fields.length === 0
          ? section
          : t('signOff.section', { section, fields: fields.map((field) => texts.label(id, field)).join(', ') });
      }
      case 'document':
        if (how === 'added') return t('signOff.documentAdded', { title });
        return how === 'removed' ? t('signOff.documentRemoved', { title }) : t('signOff.documentChanged', { title });
    }
  };
}

function Missing({ item: { missing, state }, form }: ItemProps) {
  const { t } = useTranslation();
  const texts = useFormTexts(form);
  if (state === 'stands' || missing.length === 0) return null;
  return missing.map(({ kind, what }) => {
    const words = {
      answers: t('signOff.missingAnswers', { what: what.map((id) => texts.section(id)).join(', ') }),
      uploads: t('signOff.missingUploads', { what: what.join(', ') }),
      documents: t('signOff.missingDocuments'),
    };
    return (
      <p key={kind} className="kern-body">
        {words[kind]}
      </p>
    );
  });
}
