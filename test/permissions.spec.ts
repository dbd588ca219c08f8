import 'reflect-metadata';
import { PATH_METADATA, METHOD_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { IDENTIFIED, PERMISSION, type Permission } from '@bauraum/http';
import { HealthController } from '../apps/api/health.controller';
import { CONTROLLERS } from '../apps/composition';

type Class = new (...args: never[]) => object;

/** Every endpoint with who may call it. A new endpoint, or a wider permission, shows in the snapshot's diff. */
function endpoints(): string[] {
  return [...(CONTROLLERS as Class[]), HealthController as Class]
    .flatMap((controller) => {
      const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
      const methods = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor');
      return methods.flatMap((name) => {
        const handler = (controller.prototype as Record<string, object>)[name] as object;
        const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (verb === undefined) return [];
        const path = `/${base}/${String(Reflect.getMetadata(PATH_METADATA, handler))}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
        return [
          `${RequestMethod[verb]} ${path} -> ${describePermission(Reflect.getMetadata(PERMISSION, handler) as Permission | undefined)}${identified(handler)}`,
        ];
      });
    })
    .sort();
}

const describePermission = (permission: Permission | undefined): string =>
  permission === undefined ? 'NOBODY DECLARED' : permission.kind === 'anyone-of' ? permission.roles.join(', ') : permission.kind;

/** `… (identified)`: not by a guest. */
const identified = (handler: object): string => (Reflect.getMetadata(IDENTIFIED, handler) === true ? ' (identified)' : '');

it('every endpoint declares who may call it', () => {
  expect(endpoints().filter((line) => line.includes('NOBODY'))).toEqual([]);
  expect(endpoints()).toMatchSnapshot();
});

it('nothing but login, health, the list of authorities, the schemas of packs, and calendars and invitations at a secret address is public', () => {
  const open = endpoints().filter((line) => line.endsWith('-> public'));
  expect(
    open.every((line) =>
      /\/(auth|health|metrics)|\/api\/v1\/(authorities|pack-schema\/:name|:authority\/calendar\/:file|:authority\/invitations\/(join|preview)) ->/.test(
        line,
      ),
    ),
  ).toBe(true);
});
