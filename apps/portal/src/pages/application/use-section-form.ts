import { useEffect, useRef, useState, type RefObject } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem, read } from '../../api/http';
import { useAuthority, useRemember, useSend } from '../../api/queries';
import type { Application, FormField } from '../../api/types';
import type { SectionFormProps } from './section-form.props';
import { useTyped, useTypedForm, type Register, type TypedForm } from './typed-form';
import { keepUnsaved, loadUnsaved } from './unsaved';
import { askedFields, pathSteps, storeSection, typeSection, type Stored } from './values';

const RETRIES = 3;

function sameSection(left: Stored | undefined, right: Stored): boolean {
  const names = [...new Set([...Object.keys(left ?? {}), ...Object.keys(right)])];
  return names.every((name) => JSON.stringify(left?.[name] ?? null) === JSON.stringify(right[name] ?? null));
}

export interface SaveProblem {
  field: string;
  key: string;
  params: Record<string, unknown>;
}

export interface SaveResult {
  saved: Application | null;
  problems: SaveProblem[];
}

/** Somebody else saved since: what we began with, what stands there now, what was typed here. */
export interface ConflictState {
  base: Stored;
  theirs: Application;
  mine: Stored;
}

interface SectionFormState {
  register: Register;
  /** The fields whose condition holds over what is saved and typed. */
  asked: readonly FormField[];
  restored: boolean;
  /** Nothing typed since the last save. */
  clean: boolean;
  conflict: ConflictState | null;
  saving: boolean;
  error: unknown;
  save: () => Promise<SaveResult>;
  settle: (values: Stored) => void;
  drop: () => void;
}

/** State of a section's form: typed values (kept over a reload), saving with revision, the 409 that asks to merge. */
export function useSectionForm({ caseId, section, application }: SectionFormProps): SectionFormState {
  const [kept] = useState(() => loadUnsaved(caseId, section.id));
  const base = useRef<Base>({ revision: kept?.revision ?? application.revision, values: kept?.base ?? application.data[section.id] ?? {} });
  const form = useTypedForm(() => ({ ...typeSection(section, application.data[section.id]), ...kept?.typed }));
  const [restored, setRestored] = useState(kept !== null);
  const [clean, setClean] = useState(kept === null);
  const [conflict, setConflict] = useState<ConflictState | null>(null);
  const put = usePut(caseId);
  const asked = askedFields(section, application.data, useTyped(form));
  useKeeping(caseId, section.id, form, base, () => setClean(false));

  const start = (from: Application): void => {
    base.current = { revision: from.revision, values: from.data[section.id] ?? {} };
    keepUnsaved(caseId, section.id, null);
    setRestored(false);
    setClean(true);
  };
  const save = async (): Promise<SaveResult> => {
    // What is not asked any more is not saved: nobody files an answer that they cannot see.
    const { values, unreadable } = storeSection({ fields: asked }, form.all());
    if (unreadable.length > 0)
      return { saved: null, problems: unreadable.map((field) => ({ field: field.id, key: field.type, params: {} })) };
    let result = await put.save(section.id, values, base.current.revision);
    for (let again = 0; again < RETRIES && result.theirs && sameSection(result.theirs.data[section.id], base.current.values); again++) {
      // Only other sections changed: nothing to choose, save once more on top of them.
      base.current.revision = result.theirs.revision;
      result = await put.save(section.id, values, base.current.revision);
    }
    if (result.saved) start(result.saved);
    if (result.theirs) setConflict({ base: base.current.values, theirs: result.theirs, mine: values });
    else setConflict(null);
    return { saved: result.saved, problems: result.problems };
  };
  const settle = (values: Stored): void => {
    if (!conflict) return;
    base.current = { revision: conflict.theirs.revision, values: conflict.theirs.data[section.id] ?? {} };
    form.reset(typeSection(section, values));
    keepUnsaved(caseId, section.id, { ...base.current, base: base.current.values, typed: form.all() });
    setConflict(null);
  };
  const drop = (): void => {
    form.reset(typeSection(section, application.data[section.id]));
    start(application);
  };
  return { register: form.register, asked, restored, clean, conflict, saving: put.saving, error: put.error, save, settle, drop };
}

interface Base {
  revision: number;
  values: Stored;
}

/** Writes what is typed into the browser's storage, so that neither a reload nor a lost session loses it. */
function useKeeping(caseId: string, section: string, form: TypedForm, base: RefObject<Base>, changed: () => void): void {
  const latest = useRef(changed);
  useEffect(() => {
    latest.current = changed;
  });
  useEffect(() => {
    return form.observe((typed, { typed: isTyped }) => {
      if (!isTyped) return;
      keepUnsaved(caseId, section, { revision: base.current.revision, base: base.current.values, typed });
      latest.current();
    });
  }, [caseId, section, form, base]);
}

interface PutResult extends SaveResult {
  theirs: Application | null;
}

function usePut(caseId: string) {
  const authority = useAuthority();
  const client = useQueryClient();
  const remember = useRemember();
  const send = useSend<Application>([`cases/${caseId}`]);
  const [error, setError] = useState<unknown>(null);
  const path = `cases/${caseId}/application`;
  const save = async (section: string, values: Stored, revision: number): Promise<PutResult> => {
    setError(null);
    const known = client.getQueryData<Application>(['api', authority, 'cases', caseId, 'application']);
    // The other sections go along as they stood at our revision; the server refuses if that is not the current one.
    const data = { ...known?.data, [section]: values };
    try {
      const saved = await send.mutateAsync({ method: 'PUT', path, body: { data }, revision });
      remember(path, saved);
      return { saved, problems: [], theirs: null };
    } catch (failure) {
      const code = failure instanceof ApiProblem ? failure.code : '';
      if (code === 'stale-revision') {
        const theirs = await read<Application>(`/${authority}/${path}`);
        remember(path, theirs);
        return { saved: null, problems: [], theirs };
      }
      const fields = failure instanceof ApiProblem ? (failure.problem.fields ?? []) : [];
      if (fields.length === 0 || code !== 'invalid-input') setError(failure);
      return { saved: null, problems: fields.map(toProblem), theirs: null };
    }
  };
  return { save, saving: send.isPending, error };
}

function toProblem({ path, key, params }: { path: string; key: string; params?: Record<string, string | number> }): SaveProblem {
  return { field: pathSteps(path).at(-1) ?? path, key, params: params ?? {} };
}
