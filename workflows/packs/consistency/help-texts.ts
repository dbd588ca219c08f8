import { HELP_PREFIX } from '../pack';
import { rowsOf, type Checked, type Inconsistency } from './problem';
import { when } from './references';

/** Longer ones nobody reads beside a field. */
const MAX_LENGTH = 400;

/** A help text belongs to a section or a field that a form has, and is short. */
export function helpTextProblems({ pack, rules }: Checked): readonly Inconsistency[] {
  const sections = rules.forms.flatMap((form) => form.sections);
  const places = new Set(sections.flatMap(({ id, fields }) => [id, ...fields.map((field) => `${id}.${field.id}`)]));
  return rowsOf(pack, 'texts').flatMap(({ row: { use, text }, path }) => {
    if (!use.startsWith(HELP_PREFIX)) return [];
    const place = use.slice(HELP_PREFIX.length);
    const [section = ''] = place.split('.');
    const unknown = places.has(section) && place !== section ? `no form asks for ${place}` : `no form has a section ${section}`;
    return [
      ...when(!places.has(place), `${path}/use`, unknown),
      ...when(text.length > MAX_LENGTH, `${path}/text`, `a help text has at most ${MAX_LENGTH} characters, this one has ${text.length}`),
    ];
  });
}
