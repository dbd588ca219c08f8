import bodies from './bodies.schema.json';
import common from './common.schema.json';
import condition from './condition.schema.json';
import disciplines from './disciplines.schema.json';
import documentChecks from './documentChecks.schema.json';
import documents from './documents.schema.json';
import fee from './fee.schema.json';
import fees from './fees.schema.json';
import forms from './forms.schema.json';
import municipalities from './municipalities.schema.json';
import notifications from './notifications.schema.json';
import pack from './pack.schema.json';
import periods from './periods.schema.json';
import procedureRules from './procedureRules.schema.json';
import procedures from './procedures.schema.json';
import questions from './questions.schema.json';
import signOffs from './signOffs.schema.json';
import texts from './texts.schema.json';

/** JSON Schemas (2020-12) of the files of a pack, by name: the file `periods.json` is checked by `periods`. Served by the api. */
export const PACK_SCHEMAS: Readonly<Record<string, object>> = {
  bodies,
  common,
  condition,
  disciplines,
  documentChecks,
  documents,
  fee,
  fees,
  forms,
  municipalities,
  notifications,
  pack,
  periods,
  procedureRules,
  procedures,
  questions,
  signOffs,
  texts,
};
