export { Tenants, type TenantTime } from './tenants';
