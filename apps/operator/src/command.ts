import type { Actor } from '@reconnect/audit';
import { type OperatorEnvironment, readOperatorEnvironment, type Store } from '@reconnect/hosting';
import type { Clock } from '@reconnect/jobs';
import type { Print } from './printing/print.ts';

/** What every command works with. */
export interface Desk extends Store {
  readonly clock: Clock;
  /** Who is named in the audit log. */
  readonly by: Actor;
  /** Aborted when the operator wants to stop; a command then finishes the step it is at. */
  readonly signal: AbortSignal;
}

/** 0: done. 1: something is left to do, or could not be done. 2 (never by a command itself): it did not begin. */
export type ExitCode = 0 | 1 | 2;

export interface CommandSpec<Options, Name extends keyof OperatorEnvironment> {
  /** As it is typed: `grants rotate`. */
  readonly name: string;
  /** Half a line for the list of commands. */
  readonly summary: string;
  /** What `--help` says below the summary. */
  readonly help: readonly string[];
  /** The variables it reads besides `STORE`. */
  readonly needs: readonly Name[];
  /** Throws `OperatorError` (`usage`) when the arguments cannot be understood. */
  readonly read: (args: readonly string[]) => Options;
  readonly run: (desk: CommandDesk<Name>, options: Options, print: Print) => Promise<ExitCode>;
}

export type CommandDesk<Name extends keyof OperatorEnvironment> = Desk & {
  readonly environment: Pick<OperatorEnvironment, Name>;
};

/** A command whose arguments and variables were found to be right; nothing has been opened yet. */
export interface ReadyCommand {
  /** What `STORE` names. */
  readonly store: string;
  run(desk: Desk, print: Print): Promise<ExitCode>;
}

export interface Command extends Pick<CommandSpec<never, never>, 'name' | 'summary' | 'help'> {
  prepare(args: readonly string[], variables: Readonly<Record<string, string | undefined>>): ReadyCommand;
}

/** Hides what a command's options and variables are, so that commands of all kinds fit into one list. */
export function defineCommand<Options, Name extends keyof OperatorEnvironment>(
  spec: CommandSpec<Options, Name>,
): Command {
  const { name, summary, help, needs } = spec;
  return {
    name,
    summary,
    help,
    prepare(args, variables) {
      const options = spec.read(args);
      const environment = readOperatorEnvironment(needs, variables);
      return {
        store: environment.STORE,
        run: (desk, print) => spec.run({ ...desk, environment }, options, print),
      };
    },
  };
}
