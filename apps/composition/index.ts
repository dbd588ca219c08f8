export { CoreModule, storeOptions } from './core.module';
export { CONTROLLERS, FeaturesModule } from './features.module';
export { readiness, type Check, type Readiness } from './health';
