/** What both engines can be told. */
export interface EngineOptions {
  /** For how long a worker that went silent keeps its job, in milliseconds; left out: 30 s. */
  readonly lease?: number;
  /** Told of the engine's own trouble, which no caller waits for; left out: a warning of the process. */
  readonly onError?: (problem: unknown) => void;
}

export const defaults: Required<EngineOptions> = {
  lease: 30_000,
  onError: (problem) => process.emitWarning(problem instanceof Error ? problem : String(problem)),
};

/** How often in a row a job may take its worker down with it before it is held to be dead. */
export const deathsAllowed = 5;

/** For how long the id of a finished job stays known, in milliseconds. */
export const memory = 24 * 3_600_000;
