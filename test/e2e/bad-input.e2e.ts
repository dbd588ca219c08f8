import { events, fields, idempotency, strangers } from './cases/commands';
import { payments } from './cases/payments';
import { rejections, signedUrls } from './cases/uploads';
import { useWorld } from './world';

const world = useWorld();

describe('idempotency', () => idempotency(world));
describe('fields', () => fields(world));
describe('events', () => events(world));
describe('strangers', () => strangers(world));
describe('uploads', () => rejections(world));
describe('signed URLs', () => signedUrls(world));
describe('payments', () => payments(world));
