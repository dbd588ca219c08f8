/// <reference types="jest" />
import { viewerPath } from './source';
import { naturalWidth, pictureFor, shareOf, shownWidth, zoomIn, zoomOut } from './zoom';

const a4 = { number: 1, width: 595, height: 842, format: 'A4' as const };
const a0 = { number: 1, width: 3370, height: 2384, format: 'A0' as const };
const photo = { number: 1, width: 1200, height: 900, format: null };

describe('the width of a page', () => {
  it('at 100 % is that of the paper, or of the pixels of a photo', () => {
    expect([naturalWidth(a4), naturalWidth(photo)].map(Math.round)).toEqual([793, 1200]);
    expect(shownWidth(a4, 0.5, 9999)).toBe(396);
  });

  it('fits the room, however large the sheet', () => {
    expect([shownWidth(a0, 'fit', 358), shownWidth(a4, 'fit', 358)]).toEqual([358, 358]);
    expect(shareOf(a0, 'fit', 449)).toBeCloseTo(0.1, 2);
    expect(shownWidth(a4, 'fit', 0)).toBe(1);
  });
});

it.each([
  [1, 1.25, 0.75],
  [0.6, 0.75, 0.5],
  [4, 4, 3],
  [0.1, 0.25, 0.1],
  [0.02, 0.1, 0.1],
  [0.996, 1.25, 0.75],
])('from %d in to %d, out to %d', (share, larger, smaller) => expect([zoomIn(share), zoomOut(share)]).toEqual([larger, smaller]));

it.each([
  [a4, 358, 1, 'page'],
  [a4, 358, 3, 'page'],
  [a4, 793, 1, 'page'],
  [a4, 793, 2, 'large'],
  [a0, 1100, 1, 'page'],
  [a0, 4493, 1, 'large'],
  [photo, 4800, 2, 'page'],
] as const)('%j at %i pixels, %i for each: %s', (page, width, ratio, expected) => expect(pictureFor(page, width, ratio)).toBe(expected));

it('the viewer is reached on the side of the portal where one is', () => {
  expect(viewerPath('a', '/a/cases/1/documents', { caseId: '1' }, 'd')).toBe('/a/cases/1/documents/d');
  expect(viewerPath('a', '/a/office/cases/1', { caseId: '1' }, 'd')).toBe('/a/office/cases/1/documents/d');
  expect(viewerPath('a', '/a/inbox/7', { participationId: '7' }, 'd')).toBe('/a/inbox/7/documents/d');
});
