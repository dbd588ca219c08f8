import type { FormSection } from '@bauraum/workflows';
import * as Y from 'yjs';
import type { Writer } from './changes';
import { writeAnswers } from './document';
import { Draft } from './draft';

/** A small form with a field of each kind that matters to the shared document. */
export const form: readonly FormSection[] = [
  {
    id: 'project',
    title: 'Vorhaben',
    fields: [
      { id: 'title', type: 'text', required: true, label: 'Bezeichnung', maxLength: 40 },
      { id: 'description', type: 'longtext', required: false, label: 'Beschreibung', maxLength: 400 },
    ],
  },
  {
    id: 'building',
    title: 'Gebäude',
    fields: [
      { id: 'storeys', type: 'integer', required: false, label: 'Geschosse', min: 1, max: 99 },
      { id: 'email', type: 'email', required: false, label: 'E-Mail' },
    ],
  },
];

export const anna: Writer = { personId: '0198c0de-0000-7000-8000-00000000000a', name: 'Anna Berger' };
export const david: Writer = { personId: '0198c0de-0000-7000-8000-00000000000d', name: 'David Kern' };
export const AT = '2026-11-21T10:00:00.000Z';

/** A draft with answers, as it is after opening. */
export function seeded(data: Record<string, Record<string, unknown>> = {}): Draft {
  const draft = new Draft(form);
  draft.seed((doc) => writeAnswers(doc, form, data));
  return draft;
}

/** A client that has synced, and what it sends for a change. */
export function client(draft: Draft): { readonly doc: Y.Doc; send(work: (doc: Y.Doc) => void): Uint8Array } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(draft.doc));
  const send = (work: (doc: Y.Doc) => void): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    doc.transact(() => work(doc));
    return Y.encodeStateAsUpdate(doc, before);
  };
  return { doc, send };
}

/** A section's map. @throws Error when the document has none. */
export function section(doc: Y.Doc, id: string): Y.Map<unknown> {
  const map = doc.getMap('form').get(id);
  if (map instanceof Y.Map) return map;
  throw new Error(`no section ${id}`);
}

/** A long text. @throws Error when the document has none. */
export function text(doc: Y.Doc, sectionId: string, id: string): Y.Text {
  const found = section(doc, sectionId).get(id);
  if (found instanceof Y.Text) return found;
  throw new Error(`no text ${id}`);
}
