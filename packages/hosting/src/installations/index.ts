/** Which tenant of a chat platform belongs to which account at Aptly. */
export { createSlackInstallations, type Installation, type Installations } from './installations.ts';
export { createTenantBindings, type TenantBindings } from './tenant-bindings.ts';
