import { send } from '../../api/http';
import type { NameSuggestion } from '../../api/types';
import { patchUploads, uploadsById } from './upload-store';

/** Asks what the names of files suggest, and fills in what is sure. Without an answer nothing is filled in: people choose. */
export async function suggestTypes({ authority, caseId }: { authority: string; caseId: string }, ids: readonly string[]): Promise<void> {
  const items = uploadsById(ids);
  const path = `/${authority}/cases/${caseId}/documents/suggestions`;
  const answer = await send<NameSuggestion[]>({ method: 'POST', path, body: { fileNames: items.map(({ file }) => file.name) } }).catch(
    () => [],
  );
  const found = new Map(items.map(({ id }, index) => [id, answer[index]]));
  patchUploads(ids, ({ id, typeCode }) => {
    const { suggestions = [], sure = false } = found.get(id) ?? {};
    // What somebody has chosen meanwhile stays.
    return { suggestions, typeCode: typeCode === '' && sure ? (suggestions[0]?.typeCode ?? '') : typeCode };
  });
}
