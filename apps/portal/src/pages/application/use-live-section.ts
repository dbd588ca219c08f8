import { useCallback, useEffect, useRef } from 'react';
import type { FieldChange } from '../../collab/document';
import type { DraftSession } from '../../collab/session';
import { deltaOf, diff, moved } from '../../collab/text-diff';
import type { FormField, FormSection } from '../../api/types';
import type { SectionFormProps } from './section-form.props';
import { useTyped, useTypedForm, type Register, type TypedForm } from './typed-form';
import { askedFields, toStored, toTyped, typeSection, type Typed } from './values';

interface LiveSectionState {
  register: Register;
  typed: Typed;
  /** The fields whose condition holds over the answers of everybody. */
  asked: readonly FormField[];
  /** A character is being put together, e.g. on the keyboard of a phone: its input must not be touched. What comes meanwhile is shown after it. */
  composition: { onCompositionStart: () => void; onCompositionEnd: () => void };
  /** A box that is not ticked says no. */
  settle: () => void;
}

/** The form of a section, bound to the shared document: what is typed goes there, what others type comes from there. */
export function useLiveSection({ section, application }: SectionFormProps, session: DraftSession): LiveSectionState {
  const form = useTypedForm(() => typeSection(section, session.read(section.id)));
  const composition = useBinding(form, section, session);
  const typed = useTyped(form);
  const asked = askedFields(section, application.data, typed);
  const settle = (): void => {
    const known = session.read(section.id);
    for (const field of asked)
      if (field.type === 'boolean' && known[field.id] === undefined) session.write(section.id, field.id, form.get(field.id) === true);
  };
  return { register: form.register, typed, asked, composition, settle };
}

function useBinding(form: TypedForm, section: FormSection, session: DraftSession): LiveSectionState['composition'] {
  const composing = useRef(false);
  const show = useCallback(
    (changes: readonly FieldChange[]): void => changes.forEach((change) => showChange(form, section, change, composing.current)),
    [form, section],
  );
  useEffect(() => {
    const shown = new Map(section.fields.map(({ id }) => [id, form.get(id)]));
    const stopTyping = form.observe((typed, { name, typed: isTyped }) => {
      const field = section.fields.find(({ id }) => id === name);
      if (!field) return;
      const value = typed[field.id];
      if (isTyped) write(session, section.id, field, { shown: shown.get(field.id), value });
      shown.set(field.id, value ?? '');
    });
    const stop = session.observe(section.id, show);
    showAll(session, section, show); // what came between the first picture and now
    return () => {
      stopTyping();
      stop();
    };
  }, [session, section, form, show]);
  const onCompositionEnd = (): void => {
    composing.current = false;
    showAll(session, section, show);
  };
  return { onCompositionStart: () => void (composing.current = true), onCompositionEnd };
}

function showAll(session: DraftSession, section: FormSection, show: (changes: readonly FieldChange[]) => void): void {
  const values = session.read(section.id);
  show(section.fields.map(({ id }) => ({ field: id, value: values[id] })));
}

interface Typing {
  shown: string | boolean | undefined;
  value: string | boolean | undefined;
}

function write(session: DraftSession, section: string, field: FormField, { shown, value }: Typing): void {
  if (field.type === 'longtext') {
    const caret = textInput(section, field.id)?.selectionEnd ?? undefined;
    return session.writeText(section, field.id, { shown: String(shown ?? ''), typed: String(value ?? ''), caret });
  }
  const stored = toStored(field, value);
  if (stored !== null) session.write(section, field.id, stored);
}

/** Puts what somebody else wrote into the input. The caret stays with its letter; what means the same stays as it was typed. */
function showChange(form: TypedForm, section: FormSection, { field: id, value, delta }: FieldChange, composing: boolean): void {
  const field = section.fields.find((candidate) => candidate.id === id);
  if (!field) return;
  const before = form.get(id);
  const after = toTyped(field, value);
  if (before === after || (field.type !== 'longtext' && value !== undefined && toStored(field, before) === value)) return;
  const input = textInput(section.id, id);
  const focused = input !== null && document.activeElement === input;
  if (focused && composing) return;
  const { selectionStart: start = null, selectionEnd: end = null } = focused ? input : {};
  const { scrollTop } = input ?? { scrollTop: 0 };
  form.set(id, after);
  if (!focused || start === null || end === null) return;
  const way = delta ?? deltaOf(diff(String(before ?? ''), String(after)));
  input.setSelectionRange(moved(start, way), moved(end, way));
  input.scrollTop = scrollTop;
}

/** The input of a field where it holds text. */
function textInput(section: string, field: string): HTMLInputElement | HTMLTextAreaElement | null {
  const element = document.getElementById(`${section}-${field}`);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement ? element : null;
}
