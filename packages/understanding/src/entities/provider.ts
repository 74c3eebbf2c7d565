import type { Provider } from '../intents.ts';

const named: Readonly<Record<Provider, RegExp>> = {
  google: / (gmail|gmails|google|googlemail|gsuite|(?<!slack |aptly |our |my |this )workspace) /,
  microsoft:
    / (outlook|microsoft|ms|hotmail|msn|office ?365|o365|m365|ms365|365|entra|owa|exchange(?! rate| student| gift)|live(?= (mail|email|account|inbox|mailbox|address|com))) /,
};
const domains: Readonly<Record<Provider, RegExp>> = {
  google: /@(gmail|googlemail)\./,
  microsoft: /@(outlook|hotmail|live|msn)\.|\.onmicrosoft\.com$/,
};

/** Whose mailbox a message is about; `undefined` when it names none or both. The address, if there is one, decides. */
export function providerIn(said: string, address: string | undefined): Provider | undefined {
  return (address === undefined ? undefined : only(domains, address)) ?? only(named, ` ${said} `);
}

function only(patterns: Readonly<Record<Provider, RegExp>>, text: string): Provider | undefined {
  const [google, microsoft] = [patterns.google.test(text), patterns.microsoft.test(text)];
  if (google === microsoft) return undefined;
  return google ? 'google' : 'microsoft';
}
