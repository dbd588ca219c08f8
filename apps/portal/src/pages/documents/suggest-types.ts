import { send } from '../../api/http';
import type { NameSuggestion } from '../../api/types';
import { covers, type Scope } from '../case/my-part';
import { patchUploads, uploadsById } from './upload-store';

/** Asks what the names of files suggest, and fills in what is sure. Without an answer nothing is filled in: people choose. */
export async function suggestTypes(
  { authority, caseId, types }: { authority: string; caseId: string; types: Scope },
  ids: readonly string[],
): Promise<void> {
  const items = uploadsById(ids);
  const path = `/${authority}/cases/${caseId}/documents/suggestions`;
  const answer = await send<NameSuggestion[]>({ method: 'POST', path, body: { fileNames: items.map(({ file }) => file.name) } }).catch(
    () => [],
  );
  const found = new Map(items.map(({ id }, index) => [id, answer[index]]));
  patchUploads(ids, ({ id, typeCode }) => {
    const { suggestions: all = [], sure = false } = found.get(id) ?? {};
    const suggestions = all.filter((suggestion) => covers(types, suggestion.typeCode));
    // What somebody has chosen meanwhile stays.
    return { suggestions, typeCode: typeCode === '' && sure && suggestions[0] === all[0] ? (suggestions[0]?.typeCode ?? '') : typeCode };
  });
}
