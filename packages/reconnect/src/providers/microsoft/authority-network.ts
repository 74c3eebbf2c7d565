import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { boundedFetch } from '../bounded-fetch.ts';

/** What MSAL throws away of an error: the body as Microsoft sent it; `undefined` where that is no JSON. */
export interface SeenAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * MSAL's network, sending what is meant for `from` to `to` instead, as MSAL refuses an authority that speaks plain
 * HTTP; in production both are the same. It keeps the latest answer, and what stopped the latest request.
 */
export interface AuthorityNetwork extends INetworkModule {
  redirect(url: string): string;
  readonly latest: { answer?: SeenAnswer; failure?: unknown };
}

export function createAuthorityNetwork({ from, to }: { readonly from: string; readonly to: string }): AuthorityNetwork {
  const latest: { answer?: SeenAnswer; failure?: unknown } = {};
  const redirect = (url: string) => (url.startsWith(`${from}/`) ? to + url.slice(from.length) : url);

  async function send<T>(url: string, init: RequestInit, timeout = 10_000): Promise<NetworkResponse<T>> {
    delete latest.answer;
    delete latest.failure;
    try {
      const response = await boundedFetch(redirect(url), { ...init, signal: AbortSignal.timeout(timeout) });
      const { status } = response;
      const text = await response.text();
      latest.answer = { status, body: undefined };
      const body = JSON.parse(text === '' ? '{}' : text) as T;
      latest.answer = { status, body };
      return { headers: Object.fromEntries(response.headers), body, status };
    } catch (error) {
      latest.failure = error;
      throw error;
    }
  }

  return {
    redirect,
    latest,
    sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions, timeout?: number) =>
      send<T>(url, { method: 'GET', headers: options?.headers ?? {} }, timeout),
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) =>
      send<T>(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }),
  };
}
