/** Who does what in the main journey. */
export const CAST = {
  builder: 'anna.berger',
  designer: 'jonas.weiss',
  clerk: 'petra.lange',
  officer: 'matthias.krueger',
  head: 'dr.sabine.holm',
  administrator: 'admin.nwm',
  environment: 'natur.nwm',
  roads: 'verkehr.nwm',
  monument: 'denkmal.nwm',
  immission: 'immission.nwm',
  municipality: 'stadt.grevesmuehlen',
} as const;
export type Cast = typeof CAST;

/** 750 m³ × 197 € = 147,750 €; 148 started thousands × 8 €. */
export const FEE_CENTS = 118_400;
