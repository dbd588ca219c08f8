import { listAuthorities, documentChecks, formOf, requiredDocuments } from '@bauraum/workflows';
import { formFor, type FormData } from '@bauraum/forms';
import { sha256 } from '@bauraum/kernel';
import type { ReadablePdf } from '@bauraum/pdf-facts';
import { whyOf, type AssessedDocument, type AssessInput } from './point';

export const ON = '2026-11-30';
/** An authority whose Land asks for PDF/A; specs do not name one. */
export const authority =
  listAuthorities().find(({ slug }) => documentChecks(slug, 'simplified', ON).some(({ kind }) => kind === 'pdfA'))?.slug ?? '';

/** Facts of a plain, good sheet. */
export const goodFacts: ReadablePdf = {
  readable: true,
  version: '1.7',
  pdfA: { part: 3, conformance: 'A' },
  pages: 1,
  pagesRead: 1,
  sizes: [{ format: 'A3', orientation: 'landscape', widthMm: 420, heightMm: 297, pages: 1 }],
  encrypted: false,
  javaScript: false,
  launchAction: false,
  embeddedFiles: [],
  embedsFiles: false,
  acroForm: false,
  fonts: [{ name: 'ABCDEF+Fira', embedded: true }],
  pagesWithoutText: [],
  blankPages: [],
  scales: [100],
  titleWords: [],
  title: null,
  producer: null,
};

export const document = (typeCode: string, change: Partial<AssessedDocument> = {}): AssessedDocument => ({
  id: `document-${typeCode}`,
  title: `Unterlage ${typeCode}`,
  typeCode,
  version: 1,
  fileName: `${typeCode}.pdf`,
  mediaType: 'application/pdf',
  sha256: sha256(Buffer.from(typeCode)),
  facts: goodFacts,
  ...change,
});

/** All that the form asks for, with values that its own limits allow. */
export function fullAnswers(procedure = 'simplified'): FormData {
  const valueOf = (id: string, type: string, choices: readonly { readonly value: string }[] = []): unknown => {
    if (/postalCode/.test(id)) return '23936';
    switch (type) {
      case 'boolean':
        return true;
      case 'number':
      case 'integer':
        return id === 'buildingClass' ? 1 : 4;
      case 'choice':
        return choices[0]?.value;
      case 'date':
        return '2027-03-01';
      case 'email':
        return 'anna.berger@example.org';
      default:
        return 'Angabe';
    }
  };
  return Object.fromEntries(
    formFor(authority, procedure, ON).map(({ id, fields }) => [
      id,
      Object.fromEntries(
        fields.filter(({ required }) => required).map((field) => [field.id, valueOf(field.id, field.type, field.choices)]),
      ),
    ]),
  );
}

/** A complete application without a fault, or what `change` makes of it. */
export function application(change: Partial<AssessInput> = {}, procedure = 'simplified'): AssessInput {
  const required = requiredDocuments(authority, procedure, ON);
  return {
    form: formFor(authority, procedure, ON),
    formRule: whyOf(formOf(authority, procedure, ON), 'Diese Angabe gehört zum Antrag.'),
    answers: { ...fullAnswers(procedure) },
    required,
    checks: documentChecks(authority, procedure, ON),
    documents: required.filter((row) => row.required === 'always').map(({ typeCode }) => document(typeCode)),
    ...change,
  };
}
