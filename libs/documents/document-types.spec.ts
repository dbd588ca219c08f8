import { documentTypes } from '@bauraum/workflows';
import { TYPE_HINTS } from './suggest-type.data';

it('suggests only document types of the XBau list anlagen, and none that the office writes', () => {
  const known = new Set(documentTypes.map((type) => type.code));
  expect(TYPE_HINTS.length).toBeGreaterThan(60);
  expect(TYPE_HINTS.filter(({ code }) => !known.has(code) || code.startsWith('5'))).toEqual([]);
});
