import { writeFileSync } from 'node:fs';
import { rulesPage } from './rules-page.ts';

writeFileSync(new URL('../../../../docs/provider-rules.md', import.meta.url), rulesPage());
