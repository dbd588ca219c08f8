/// <reference types="jest" />
import type { Application, Doc, FormDefinition } from '../../api/types';
import type { NeededDocument } from '../documents/required';
import { progressOf } from './progress';

const section = (id: string) => ({ id, title: id, fields: [{ id: 'name', label: 'Name', type: 'text', required: true }] });
const form = { sections: [section('plot'), section('structure'), section('fire')] } as unknown as FormDefinition;
const application = {
  data: { plot: { name: 'A' }, structure: { name: 'B' }, fire: {} },
  problems: [],
} as unknown as Application;
const need = (typeCode: string): NeededDocument => ({ typeCode, label: typeCode, need: 'needed' }) as unknown as NeededDocument;
const doc = (typeCode: string): Doc =>
  ({ typeCode, direction: 'incoming', withdrawn: false, versions: [{ version: 1, status: 'available' }] }) as unknown as Doc;
const known = { form, application, needed: [need('1801'), need('2701')], documents: [doc('1801')] };

it.each([
  ['who leads: everything', { sections: 'all', documents: 'all' }, { of: 'all', done: 2, count: 4 }],
  ['a reader: everything, for none of it is theirs', { sections: [], documents: [] }, { of: 'all', done: 2, count: 4 }],
  ['a planner: own sections and own documents', { sections: ['structure'], documents: ['2701'] }, { of: 'mine', done: 1, count: 2 }],
  ['a planner without documents of the field', { sections: ['structure'], documents: [] }, { of: 'mine', done: 1, count: 1 }],
  ['a planner who only brings documents', { sections: [], documents: ['1801'] }, { of: 'mine', done: 1, count: 1 }],
] as const)('%s', (_, part, progress) => expect(progressOf(part, known)).toEqual(progress));
