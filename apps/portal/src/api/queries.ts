import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiProblem, auth, read, send, type Method } from './http';
import type { Authority, CaseView, Me, Paged, Session } from './types';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      networkMode: 'always',
      retry: (count, error) => count < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** The authority of the address, e.g. `/district/cases/1` -> `district`. */
export function useAuthority(): string {
  return useParams()['authority'] ?? '';
}

/** Cache key of a path: its segments, so that `cases/1` invalidates `cases/1/documents` too. */
function keyOf(authority: string, path: string): string[] {
  const [plain = '', query] = path.split('?');
  const segments = ['api', authority, ...plain.split('/').filter(Boolean)];
  return query === undefined ? segments : [...segments, `?${query}`];
}

export interface ApiOptions<T> {
  enabled?: boolean;
  /** Milliseconds between two reads, or a function that decides by what is known; false: no polling. */
  poll?: number | false | ((data: T | undefined) => number | false);
}

/** Reads `/api/v1/{authority}/{path}`. Example: `useApi<Doc[]>(\`cases/${id}/documents\`)`. */
export function useApi<T>(path: string, options: ApiOptions<T> = {}): UseQueryResult<T, Error> {
  const authority = useAuthority();
  const poll = options.poll ?? false;
  return useQuery<T, Error>({
    queryKey: keyOf(authority, path),
    queryFn: ({ signal }) => read<T>(`/${authority}/${path}`, signal),
    enabled: authority !== '' && (options.enabled ?? true),
    refetchInterval: typeof poll === 'function' ? (query) => poll(query.state.data) : poll,
  });
}

/** Asks something that takes a body and changes nothing; while the next answer is on its way, the last one stays. */
export function useAsk<T>(path: string, body: unknown): UseQueryResult<T, Error> {
  const authority = useAuthority();
  return useQuery<T, Error>({
    queryKey: [...keyOf(authority, path), body],
    queryFn: () => send<T>({ method: 'POST', path: `/${authority}/${path}`, body }),
    enabled: authority !== '',
    placeholderData: keepPreviousData,
  });
}

/** Reads a keyset-paged list page by page. Example: `usePaged<CaseRow>('cases?scope=mine')`; `fetchNextPage()` loads more. */
export function usePaged<T>(path: string, options: { enabled?: boolean } = {}) {
  const authority = useAuthority();
  return useInfiniteQuery({
    queryKey: [...keyOf(authority, path), 'paged'],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(pageParam)}`;
      return read<Paged<T>>(`/${authority}/${path}${cursor}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: authority !== '' && (options.enabled ?? true),
  });
}

export interface SendInput {
  path: string;
  method?: Method;
  body?: unknown;
  revision?: number;
}

/**
 * Sends a command below the authority and refreshes what it changed. `invalidate`: paths that are read again, with everything below.
 * Example: `const submit = useSend<CaseView>([\`cases/${id}\`]); submit.mutate({ path: \`cases/${id}/submit\` })`.
 */
export function useSend<T = unknown>(invalidate: string[] = []) {
  const authority = useAuthority();
  const client = useQueryClient();
  return useMutation<T, Error, SendInput>({
    mutationFn: (input) => send<T>({ ...input, method: input.method ?? 'POST', path: `/${authority}/${input.path}` }),
    // Not awaited: what the caller does on success comes first. Fresh data may take its component away, and its callback with it.
    onSettled: () => {
      for (const path of invalidate) void client.invalidateQueries({ queryKey: keyOf(authority, path) });
    },
  });
}

/** Writes an answer into the cache of its path, so that the next screen has it at once. */
export function useRemember() {
  const authority = useAuthority();
  const client = useQueryClient();
  return <T>(path: string, value: T): void => {
    client.setQueryData(keyOf(authority, path), value);
  };
}

export function useSession(): UseQueryResult<Session, Error> {
  return useQuery({ queryKey: ['session'], queryFn: () => auth<Session>('/session'), staleTime: 60_000 });
}

/** Somebody who joined by a link and has not identified yet: may write, but not sign off, pay or submit. */
export const useGuest = (): boolean => useSession().data?.guest === true;

export function useAuthorities(): UseQueryResult<Authority[], Error> {
  return useQuery({ queryKey: ['authorities'], queryFn: ({ signal }) => read<Authority[]>('/authorities', signal), staleTime: 600_000 });
}

/** Who I am here, my roles, the authority's clock and the number of unread notifications. */
export function useMe(enabled = true): UseQueryResult<Me, Error> {
  return useApi<Me>('me', { enabled, poll: 60_000 });
}

export function useCase(caseId: string, options: ApiOptions<CaseView> = {}): UseQueryResult<CaseView, Error> {
  return useApi<CaseView>(`cases/${caseId}`, options);
}

/** Address of the login that comes back to where we are. */
export function loginUrl(returnTo: string): string {
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}
