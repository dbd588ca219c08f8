import type { LandPack } from '../../types';
import { documents } from './documents';
import { fees } from './fees';
import { periods } from './periods';
import { texts } from './texts';

/** Mecklenburg-Vorpommern. Section numbers follow the model building code where they were not read. */
export const pack: LandPack = {
  land: 'MV',
  name: 'Mecklenburg-Vorpommern',
  buildingCode: 'LBauO M-V',
  procedures: [
    {
      id: 'simplified',
      title: 'Vereinfachtes Baugenehmigungsverfahren',
      section: '§ 63',
      basis: '§ 63 LBauO M-V',
      source: 'https://ref.mv.digitalebaugenehmigung.de',
      verified: false,
    },
    {
      id: 'full',
      title: 'Baugenehmigungsverfahren',
      section: '§ 64',
      basis: '§ 64 LBauO M-V',
      source: 'https://ref.mv.digitalebaugenehmigung.de',
      verified: false,
    },
  ],
  periods,
  fees,
  documents,
  texts,
};
