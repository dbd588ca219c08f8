import fc from 'fast-check';
import { sha256 } from '@bauraum/kernel';
import { chainRoot, inclusionProof, leafHash, merkleRoot, rootOfProof } from './merkle';

const leavesOf = (count: number): string[] => Array.from({ length: count }, (_, n) => leafHash([`case-${n}`, n + 1, sha256(String(n))]));

describe('Merkle tree', () => {
  it('follows RFC 6962: test vectors of Certificate Transparency', () => {
    // Leaves are raw bytes there; their leaf hashes are SHA-256(0x00 || leaf).
    const raw = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const leaves = raw.map((hex) => sha256(Buffer.from(`00${hex}`, 'hex')));
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(merkleRoot(leaves.slice(0, 1))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(merkleRoot(leaves.slice(0, 3))).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77');
    expect(merkleRoot(leaves)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  it('proves every leaf of trees of 1 to 40 leaves', () => {
    for (let count = 1; count <= 40; count++) {
      const leaves = leavesOf(count);
      const root = merkleRoot(leaves);
      leaves.forEach((leaf, index) => expect(rootOfProof(leaf, index, count, inclusionProof(leaves, index))).toBe(root));
    }
  });

  it('proves nothing else: another leaf, place, size or a changed, shorter, longer proof', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), (count, a, b) => {
        const leaves = leavesOf(count);
        const [index, other] = [a % count, b % count];
        const [root, proof, leaf] = [merkleRoot(leaves), inclusionProof(leaves, index), leaves[index] as string];
        if (other !== index) {
          expect(rootOfProof(leaves[other] as string, index, count, proof)).not.toBe(root);
          expect(rootOfProof(leaf, other, count, proof)).not.toBe(root);
        }
        expect(rootOfProof(leaf, index, count, proof.slice(1))).not.toBe(root);
        expect(rootOfProof(leaf, index, count, [...proof, root])).not.toBe(root);
        expect(rootOfProof(leaf, index, count, [sha256('x'), ...proof.slice(1)])).not.toBe(root);
        expect(rootOfProof(leaf, count, count, proof)).toBeUndefined();
      }),
    );
  });

  it('knows no leaf outside of the tree', () => {
    expect(() => inclusionProof(leavesOf(3), 3)).toThrow(RangeError);
    expect(() => inclusionProof([], 0)).toThrow(RangeError);
  });

  it('chains days: the root depends on all roots before', () => {
    const merkle = merkleRoot(leavesOf(3));
    expect(chainRoot('', merkle)).toBe(sha256(Buffer.concat([Buffer.from([2]), Buffer.from(merkle, 'hex')])));
    expect(chainRoot(sha256('a'), merkle)).not.toBe(chainRoot(sha256('b'), merkle));
  });
});
