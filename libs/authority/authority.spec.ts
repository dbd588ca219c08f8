import type { SealKeys } from '@bauraum/efile';
import { authorityPack, listAuthorities } from '@bauraum/workflows';
import { AuthorityController } from './authority.controller';

it('authorities are listed with the look that their pack gives them, or with none', () => {
  const keys = { of: (slug: string) => ({ keyId: `key of ${slug}` }) } as unknown as SealKeys;
  const nothing = undefined as never;
  const listed = new AuthorityController(nothing, nothing, nothing, nothing, keys, nothing).authorities();
  expect(listed.map(({ id }) => id)).toEqual(listAuthorities().map(({ slug }) => slug));
  for (const { id, name, branding, sealKeyId } of listed)
    expect({ name, branding, sealKeyId }).toEqual({
      name: authorityPack(id).name,
      branding: authorityPack(id).branding ?? {},
      sealKeyId: `key of ${id}`,
    });
  expect(listed.some(({ branding }) => branding.shortName !== undefined && branding.accent !== undefined)).toBe(true);
});
