export { AskMunicipality } from './ask-municipality';
export { CancelParticipations, CloseParticipation, DeliverRequest, FileStatement, StatementDocument } from './participation-effects';
export { ParticipationController } from './participation.controller';
export { Participations } from './participation.service';
export { ParticipationViews } from './participation.views';
