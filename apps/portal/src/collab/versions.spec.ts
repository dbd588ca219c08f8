/// <reference types="jest" />
import type { Version } from '../api/types';
import { stagesOf } from './versions';

const version = (seq: number, name: string | null, minute: string, fields: readonly string[] = []): Version => ({
  seq,
  by: name === null ? null : { id: name, name },
  from: `2026-11-21T10:${minute}.000Z`,
  to: `2026-11-21T10:${minute}.000Z`,
  fields,
});

describe('states to go back to', () => {
  it('puts together what two people wrote at once', () => {
    const stages = stagesOf([
      version(5, 'Anna', '30:20', ['plot.street']),
      version(4, 'Jonas', '30:10', ['project.title']),
      version(3, 'Anna', '30:00', ['project.title']),
      version(2, 'Anna', '20:00', ['project.title']),
    ]);
    expect(stages).toEqual([
      { seq: 5, names: ['Anna', 'Jonas'], to: '2026-11-21T10:30:20.000Z', fields: ['plot.street', 'project.title'] },
      { seq: 2, names: ['Anna'], to: '2026-11-21T10:20:00.000Z', fields: ['project.title'] },
    ]);
  });

  it('keeps how it was when the case was opened, however soon somebody wrote', () => {
    expect(stagesOf([version(2, 'Anna', '00:01'), version(1, null, '00:00')]).map(({ seq }) => seq)).toEqual([2, 1]);
  });

  it('ends after ten minutes, however busy they were', () => {
    const busy = Array.from({ length: 25 }, (_, i) => version(25 - i, i % 2 ? 'Anna' : 'Jonas', `${String(24 - i).padStart(2, '0')}:00`));
    expect(stagesOf(busy).map(({ seq }) => seq)).toEqual([25, 14, 3]);
  });
});
