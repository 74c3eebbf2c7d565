/** The Inbox API as Aptly's back end uses it, over HTTP. */
export interface InboxApi {
  put(id: string, inbox: RegisteredInbox): Promise<void>;
  /** Undefined when there is no such inbox. */
  get(id: string): Promise<InboxState | undefined>;
  /** Whoever has the key may have removed it before. */
  remove(id: string): Promise<void>;
  report(id: string, report: SyncReport): Promise<void>;
  /** Undefined when the grant is dead or the provider does not answer. */
  accessToken(id: string): Promise<string | undefined>;
}

export interface RegisteredInbox {
  readonly workspace: string;
  readonly provider: 'google' | 'microsoft';
  readonly address: string;
  readonly ownerEmail: string;
  readonly memberEmails: readonly string[];
  readonly grant: { readonly refreshToken: string; readonly scopes: readonly string[] };
  readonly sync: {
    readonly lastSuccessAt: string;
    readonly cursor: string;
    readonly watch: { readonly expiresAt: string; readonly id?: string };
  };
}

/** What is read of `GET /api/v1/inboxes/{id}`. */
export interface InboxState {
  readonly state: 'connected' | 'disconnected' | 'no_grant';
  readonly sync: { readonly cursor?: string; readonly watch?: unknown; readonly lastSuccessAt?: string };
  readonly lastVerdict?: {
    readonly cause: string;
    readonly certainty: string;
    readonly remedy: string;
    readonly rule: string;
    readonly checkedAt: string;
    readonly retryAt?: string;
  };
}

export interface SyncReport {
  readonly at: string;
  readonly ok: boolean;
  readonly imported?: number;
}

export function createInboxApi({ publicUrl, key }: { readonly publicUrl: string; readonly key: string }): InboxApi {
  async function call(method: string, path: string, body?: object): Promise<Response> {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return fetch(`${publicUrl}/api/v1/inboxes/${path}`, init);
  }
  async function demand(...request: Parameters<typeof call>): Promise<void> {
    await insist(await call(...request));
  }
  return {
    put: (id, inbox) => demand('PUT', id, inbox),
    async get(id) {
      const response = await call('GET', id);
      return response.ok ? ((await response.json()) as InboxState) : undefined;
    },
    async remove(id) {
      const response = await call('DELETE', id);
      if (response.status !== 404) await insist(response);
    },
    report: (id, report) => demand('POST', `${id}/sync-reports`, report),
    async accessToken(id) {
      const response = await call('POST', `${id}/access-token`);
      return response.ok ? ((await response.json()) as { accessToken: string }).accessToken : undefined;
    },
  };
}

async function insist(response: Response): Promise<void> {
  if (!response.ok) throw new Error(`The Inbox API answered ${response.status}: ${await response.text()}`);
}
