import type { Block, Channel, Picture } from '@reconnect/assistant';
import type { Environment } from '../environment/environment.ts';

/**
 * Where pictures can be fetched from; undefined where nobody outside could. Slack's and Teams' servers fetch them, not
 * people's browsers, and Slack refuses the whole message for one that it cannot get. So a web app without https: has
 * none, unless `ASSETS_URL` says where they are: in the playground the browser itself shows them.
 */
export function assetsUrlOf({ ASSETS_URL, PUBLIC_URL }: Pick<Environment, 'ASSETS_URL' | 'PUBLIC_URL'>) {
  return ASSETS_URL ?? (PUBLIC_URL.startsWith('https:') ? PUBLIC_URL : undefined);
}

/**
 * The channel with pictures at their whole addresses, or without any. Only here, where a message leaves: addresses that
 * were stored with a conversation would outlive the setting.
 */
export function showPictures(channel: Channel, assetsUrl: string | undefined): Channel {
  return {
    ...channel,
    send: (address, reply, replaces) =>
      channel.send(address, { ...reply, blocks: reply.blocks.map((block) => placed(block, assetsUrl)) }, replaces),
  };
}

function placed(block: Block, assetsUrl: string | undefined): Block {
  if (block.kind !== 'step' || block.picture === undefined) return block;
  const { picture, ...rest } = block;
  return assetsUrl === undefined ? rest : { ...rest, picture: at(assetsUrl.replace(/\/$/, ''), picture) };
}

const at = (base: string, { url, darkUrl, alt }: Picture): Picture => ({
  url: `${base}${url}`,
  darkUrl: `${base}${darkUrl}`,
  alt,
});
