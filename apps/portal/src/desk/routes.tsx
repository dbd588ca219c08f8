import { addTexts, lazyPage, useTranslation } from '../i18n';
import { Route, Routes } from 'react-router';
import { useMe } from '../api/queries';
import type { Me } from '../api/types';
import { Page } from '../ui';
import texts from './de.json';
import './desk.css';
import './work.css';

const Worklist = lazyPage(() => import('./worklist/worklist'));
const CaseDesk = lazyPage(() => import('./case/case-desk'));
const Inbox = lazyPage(() => import('./inbox/inbox'));
const Request = lazyPage(() => import('./inbox/request'));
const OfficeViewer = lazyPage(() => import('../pages/viewer/routes').then((routes) => ({ default: routes.OfficeViewer })));
const BodyViewer = lazyPage(() => import('../pages/viewer/routes').then((routes) => ({ default: routes.BodyViewer })));
const Admin = lazyPage(() => import('./admin/admin'));

addTexts(texts);

export type DeskArea = 'office' | 'inbox' | 'admin';

function mayEnter(area: DeskArea, me: Me): boolean {
  if (area === 'office') return me.roles.some((role) => role === 'clerk' || role === 'officer' || role === 'head');
  if (area === 'inbox') return me.bodies.length > 0 || me.roles.includes('body-member');
  return me.roles.includes('administrator');
}

/** The desk: screens of office, participating bodies and administration, below `/{authority}/{area}`. */
export default function DeskRoutes({ area }: { area: DeskArea }) {
  const { t } = useTranslation();
  const me = useMe().data;
  if (!me) return null;
  if (!mayEnter(area, me))
    return (
      <Page title={t('common.forbiddenTitle')}>
        <p className="kern-body">{t('common.forbiddenText')}</p>
      </Page>
    );
  if (area === 'office')
    return (
      <Routes>
        <Route index element={<Worklist />} />
        <Route path="cases/:caseId/documents/:documentId" element={<OfficeViewer />} />
        <Route path="cases/:caseId/*" element={<CaseDesk />} />
      </Routes>
    );
  if (area === 'inbox')
    return (
      <Routes>
        <Route index element={<Inbox />} />
        <Route path=":participationId" element={<Request />} />
        <Route path=":participationId/documents/:documentId" element={<BodyViewer />} />
      </Routes>
    );
  return <Admin />;
}
