import { type ParseArgsConfig, parseArgs } from 'node:util';
import { OperatorError } from './errors.ts';

/** `parseArgs`, whose complaints become ours: one sentence of them is enough. */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error) || !`${error.code}`.startsWith('ERR_PARSE_ARGS'))
      throw error;
    const [sentence = ''] = error.message.split(/\. |\n/);
    throw new OperatorError('usage', `${sentence.replace(/\.$/, '')}.`, { cause: error });
  }
}
