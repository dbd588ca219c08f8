import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read } from '../../api/http';
import { useAuthority } from '../../api/queries';
import type { Preview, PreviewImage } from '../../api/types';
import { pagesPath, type Source } from './source';

/** A little less than a signed address lives. */
const LINK_MS = 240_000;
const FIRST_WAIT_MS = 700;
const LONGEST_WAIT_MS = 5_000;
/** Answers after which waiting is longer than usual: about half a minute. */
const SLOW_AFTER = 12;

/** How long to wait before it is asked again whether something is drawn: longer each time. */
export const waitMs = (asked: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 1.4 ** asked);

/** Whether so many answers are more than usual. */
export const isSlow = (asked: number): boolean => asked >= SLOW_AFTER;

interface Drawn {
  readonly state: 'ready' | 'pending' | 'none';
}

/** Reads what the worker draws, and asks again until it is drawn. */
function useDrawn<T extends Drawn>(path: string, enabled: boolean): UseQueryResult<T & { asked: number }, Error> {
  const authority = useAuthority();
  return useQuery<T & { asked: number }, Error>({
    queryKey: ['previews', authority, path],
    queryFn: async ({ signal, client, queryKey }) => {
      const before = client.getQueryData<{ asked: number }>(queryKey)?.asked ?? 0;
      return { ...(await read<T>(`/${authority}/${path}`, signal)), asked: before + 1 };
    },
    enabled,
    staleTime: ({ state }) => (state.data?.state === 'ready' ? LINK_MS : 0),
    gcTime: LINK_MS,
    refetchInterval: ({ state }) => (state.data?.state === 'pending' ? waitMs(state.data.asked) : false),
  });
}

/** The pages of a version. */
export function usePages(source: Source, documentId: string, version: number, enabled = true) {
  return useDrawn<Preview>(pagesPath(source, documentId, version), enabled && version > 0);
}

export interface PageOf {
  readonly source: Source;
  readonly documentId: string;
  readonly version: number;
  readonly page: number;
}

/** A picture of a page, asked for when it is wanted. */
export function useImage({ source, documentId, version, page }: PageOf, size: 'thumbnail' | 'page' | 'large', enabled: boolean) {
  return useDrawn<PreviewImage>(`${pagesPath(source, documentId, version)}/${page}/image?size=${size}`, enabled && version > 0);
}
