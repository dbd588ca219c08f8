import { Redis } from '@hocuspocus/extension-redis';

/** Carries documents between replicas. Its clients connect again by themselves; what goes wrong meanwhile belongs into the log, not onto the console. */
export function redisExtension(url: string, onError: (error: Error) => void): Redis {
  const { hostname, port, username, password, pathname, protocol } = new URL(url);
  const options = {
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    db: Number(pathname.slice(1) || 0),
  };
  const extension = new Redis({ host: hostname, port: Number(port || 6379), prefix: 'bauraum-collab', disconnectDelay: 200, options });
  for (const client of [extension.pub, extension.sub]) client.on('error', onError);
  return extension;
}
